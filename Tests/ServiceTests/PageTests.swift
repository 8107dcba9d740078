import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import Service

/// The page's own files in this checkout, and three.js beside them.
@Suite struct PageTests {
    private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Sources/Page").standardizedFileURL.path

    private func test(three: String?, _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void)
        async throws
    {
        let folder = try WorkFolder(in: NSTemporaryDirectory())
        var settings = ServiceSettings(spool: folder.path)
        settings.page = PageTests.page
        settings.three = three
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = Application(router: try HTTPService(settings).router(), logger: logger)
        try await application.test(.router) { try await body($0) }
        withExtendedLifetime(folder) {}
    }

    @Test func everyFileOfThePageIsServed() async throws {
        let names = try #require(FileManager.default.enumerator(atPath: PageTests.page)).compactMap { $0 as? String }
            .filter { !($0 as NSString).pathExtension.isEmpty && $0 != "index.html" }
        #expect(names.count > 20)
        try await test(three: nil) { client in
            for name in names {
                let status = try await client.execute(uri: "/\(name)", method: .get).status
                #expect(status == .ok, "\(name)")
            }
        }
    }

    /// The content security policy would keep such a page from working.
    @Test func thePageHasNoInlineScriptOrStyle() throws {
        let text = try String(contentsOfFile: PageTests.page + "/index.html", encoding: .utf8)
        #expect(!text.contains(" style=") && !text.contains("<style"))
        #expect(text.ranges(of: /<script(?![^>]*src=)/).isEmpty)
        #expect(text.ranges(of: /\son[a-z]+=/).isEmpty)
        #expect(text.ranges(of: /(src|href)="(https?:)?\/\//).isEmpty)
    }

    @Test func samplesAreTheFixtures() throws {
        let fixtures = PageTests.page + "/../../fixtures/photos/"
        let samples = PageTests.page + "/assets/samples/"
        for name in try FileManager.default.contentsOfDirectory(atPath: samples) {
            #expect(FileManager.default.contentsEqual(atPath: samples + name, andPath: fixtures + name), "\(name)")
        }
    }

    @Test func threeIsServedThroughLinks() async throws {
        let folder = try WorkFolder(in: NSTemporaryDirectory())
        try WorkFolder.make(folder.file("three/build"))
        try Data("export {}".utf8).write(to: URL(fileURLWithPath: folder.file("three/three.module.js")))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("three/build/three.module.js"), withDestinationPath: "../three.module.js")
        try await test(three: folder.file("three")) { client in
            let response = try await client.execute(uri: "/assets/three/build/three.module.js", method: .get)
            #expect(String(buffer: response.body) == "export {}")
            #expect(response.headers[.contentType] == "text/javascript; charset=utf-8")
            let above = try await client.execute(uri: "/assets/three/..%2f..%2fetc/passwd.txt", method: .get)
            #expect(above.status == .notFound)
        }
        try await test(three: nil) { client in
            let response = try await client.execute(uri: "/assets/three/build/three.module.js", method: .get)
            #expect(response.status == .notFound)
            #expect(String(buffer: response.body).contains("libjs-three"))
        }
    }
}
