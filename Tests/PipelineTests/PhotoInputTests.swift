import Files
import Foundation
import Testing

@testable import Pipeline

@Suite struct PhotoInputTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "isobath-tests-" + UUID().uuidString
        for path in [
            "p/a.jpg", "p/a.PNG", "p/b.jpeg", "p/sub/a.jpg", "p/sub/.hidden.jpg", "p/.dir/x.jpg", "p/notes.txt",
            "q/a.jpg",
        ] {
            let full = folder + "/" + path
            try FileManager.default.createDirectory(
                atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data().write(to: URL(fileURLWithPath: full))
        }
    }

    @Test func foldersAreSearchedAndKept() throws {
        let inputs = try PhotoInput.expand([folder + "/p"])
        #expect(inputs.map(\.outputStem) == ["a.PNG", "a.jpg", "b", "sub/a"])
        #expect(inputs.map(\.path).last == folder + "/p/sub/a.jpg")
    }

    @Test func severalFoldersKeepTheirNames() throws {
        let inputs = try PhotoInput.expand([folder + "/p/sub", folder + "/q"])
        #expect(inputs.map(\.outputStem) == ["sub/a", "q/a"])
    }

    @Test func noTwoOutputsCollide() throws {
        let inputs = try PhotoInput.expand([folder + "/q/a.jpg", folder + "/p/a.jpg", folder + "/p/a.PNG", "-"])
        #expect(inputs.map(\.outputStem) == ["a.jpg", "a.jpg-2", "a.PNG", "photo"])
    }

    @Test func anEmptyFolderIsRefused() throws {
        try FileManager.default.createDirectory(atPath: folder + "/empty", withIntermediateDirectories: true)
        #expect(throws: FileError.self) { try PhotoInput.expand([folder + "/empty"]) }
    }
}
