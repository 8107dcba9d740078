import Testing
@testable import Files

@Suite struct FilePathTests {
    @Test(arguments: [
        ("a", ""), ("", ""), ("a.ply", ""), ("/", "/"), ("//", "/"), ("/a", "/"), ("//a", "/"), ("out/a", "out"),
        ("out//a", "out"), ("out/a/", "out"), ("./a", "."), ("/x/y/z.obj", "/x/y"), ("ö/ü é.obj", "ö"),
    ])
    func folders(path: String, folder: String) {
        #expect(FilePath.folder(of: path) == folder)
    }
}
