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
        let inputs = PhotoInput.expand([folder + "/p"]).inputs
        #expect(inputs.map(\.outputStem) == ["a.PNG", "a.jpg", "b", "sub/a"])
        #expect(inputs.map(\.path).last == folder + "/p/sub/a.jpg")
    }

    @Test func severalFoldersKeepTheirNames() throws {
        let inputs = PhotoInput.expand([folder + "/p/sub", folder + "/q"]).inputs
        #expect(inputs.map(\.outputStem) == ["sub/a", "q/a"])
    }

    @Test func noTwoOutputsCollide() throws {
        let inputs = PhotoInput.expand([folder + "/q/a.jpg", folder + "/p/a.jpg", folder + "/p/a.PNG", "-"]).inputs
        #expect(inputs.map(\.outputStem) == ["a.jpg", "a.jpg-2", "a.PNG", "photo"])
    }

    @Test func anEmptyFolderIsReportedAndSkipped() throws {
        try FileManager.default.createDirectory(atPath: folder + "/empty", withIntermediateDirectories: true)
        let expanded = PhotoInput.expand([folder + "/empty", folder + "/q"])
        #expect(expanded.inputs.map(\.outputStem) == ["q/a"])
        #expect(expanded.failures.map(\.subject) == [folder + "/empty"])
    }

    @Test func aLinkedFolderIsSearched() throws {
        try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/p")
        let inputs = PhotoInput.expand([folder + "/link"]).inputs
        #expect(inputs.map(\.outputStem) == ["a.PNG", "a.jpg", "b", "sub/a"])
    }
}
