import Foundation
import Testing

@testable import Files

@Suite struct OutputFileTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "isobath-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func appearsOnlyWhenCommitted() throws {
        let path = folder + "/a b ü.bin"
        let file = try OutputFile(.file(path))
        try file.write(Array("hello ".utf8))
        try file.write([UInt8](repeating: 7, count: 3_000_000))
        try file.write("end".utf8)
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(try file.commit() == 3_000_009)
        let data = try #require(FileManager.default.contents(atPath: path))
        #expect(data.count == 3_000_009)
        #expect(data.prefix(6) == Data("hello ".utf8))
        #expect(data.suffix(4) == Data([7] + Array("end".utf8)))
        #expect(try names() == ["a b ü.bin"])
    }

    @Test func leavesNothingWhenDropped() throws {
        do {
            let file = try OutputFile(.file(folder + "/never"))
            try file.write([1, 2, 3])
        }
        #expect(try names() == [])
    }

    @Test func keepsTheOldFileUntilCommitted() throws {
        let path = folder + "/old"
        try Data("old".utf8).write(to: URL(fileURLWithPath: path))
        chmod(path, 0o640)
        do {
            let dropped = try OutputFile(.file(path))
            try dropped.write("broken".utf8)
        }
        #expect(FileManager.default.contents(atPath: path) == Data("old".utf8))
        let file = try OutputFile(.file(path))
        try file.write("new".utf8)
        try file.commit()
        #expect(FileManager.default.contents(atPath: path) == Data("new".utf8))
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
    }

    @Test func writesThroughASymbolicLink() throws {
        let real = folder + "/real"
        let link = folder + "/link"
        try Data("old".utf8).write(to: URL(fileURLWithPath: real))
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: real)
        let file = try OutputFile(.file(link))
        try file.write("new".utf8)
        try file.commit()
        #expect(FileManager.default.contents(atPath: real) == Data("new".utf8))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == real)
    }

    @Test func writesThroughALinkWhoseEndIsNotThereYet() throws {
        try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "later")
        let file = try OutputFile(.file(folder + "/link"))
        try file.write("new".utf8)
        try file.commit()
        #expect(FileManager.default.contents(atPath: folder + "/later") == Data("new".utf8))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "later")
    }

    @Test func theLongestNamesWork() throws {
        let name = String(repeating: "漢", count: 83) + ".ply"
        let file = try OutputFile(.file(folder + "/" + name))
        try file.commit()
        #expect(try names() == [name])
    }

    @Test func overwritesAHeader() throws {
        let path = folder + "/header"
        let file = try OutputFile(.file(path))
        try file.write("0000 rest".utf8)
        try Array("1234".utf8).withUnsafeBytes { try file.overwrite($0, at: 0) }
        try file.write("!".utf8)
        try file.commit()
        #expect(FileManager.default.contents(atPath: path) == Data("1234 rest!".utf8))
    }

    @Test func saysWhatIsWrong() {
        func status(_ path: String) -> Files.ExitStatus? {
            do {
                let file = try OutputFile(.file(path))
                try file.write([UInt8](repeating: 1, count: 10))
                try file.commit()
                return nil
            } catch { return error.exitStatus }
        }
        #expect(status(folder + "/missing/file") == .cannotCreate)
        #expect(status(folder) == .cannotCreate)
        #if os(Linux)
            #expect(status("/dev/full") == .inputOutput)
            #expect(status("/dev/null") == nil)
        #endif
    }

    @Test func inputIsRead() throws {
        let path = folder + "/in"
        try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path))
        #expect(Array(try InputFile(path: path).bytes) == [1, 2, 3])
        #expect(throws: FileError.self) { try InputFile(path: folder) }
        do {
            _ = try InputFile(path: folder + "/none")
            Issue.record("a missing file was read")
        } catch {
            #expect(error.exitStatus == .noInput)
            #expect(error.description == "\(folder)/none: no such file; check the name")
        }
    }
}
