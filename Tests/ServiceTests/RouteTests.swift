import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import Service

@Suite struct RouteTests {
    /// The service without a network to warm up.
    private func test<Value: Sendable>(
        token: AccessToken? = nil, page: String? = nil,
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let folder = try WorkFolder(in: NSTemporaryDirectory())
        var settings = ServiceSettings(spool: folder.path)
        settings.token = token
        settings.page = page
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = Application(router: try HTTPService(settings).router(), logger: logger)
        let value = try await application.test(.router) { try await body($0) }
        withExtendedLifetime(folder) {}
        return value
    }

    private func problem(_ response: TestResponse) throws -> [String: Any] {
        #expect(response.headers[.contentType] == "application/problem+json")
        let object = try JSONSerialization.jsonObject(with: Data(buffer: response.body))
        return try #require(object as? [String: Any])
    }

    @Test func answersCarryWhatProtects() async throws {
        try await test { client in
            let response = try await client.execute(uri: "/healthz", method: .get)
            #expect(response.status == .ok)
            #expect(response.headers[.xContentTypeOptions] == "nosniff")
            #expect(response.headers[.requestId]?.count == 36)
            let policy = response.headers[.contentSecurityPolicy] ?? ""
            #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
            #expect(response.headers[.accessControlAllowOrigin] == nil)
        }
    }

    @Test func notReadyBeforeTheNetworkIsLoaded() async throws {
        try await test { client in
            let response = try await client.execute(uri: "/readyz", method: .get)
            #expect(response.status == .serviceUnavailable)
            #expect(response.headers[.retryAfter] != nil)
        }
    }

    @Test func errorsAreProblemDetails() async throws {
        try await test { client in
            let missing = try problem(try await client.execute(uri: "/nothing", method: .get))
            #expect(missing["status"] as? Int == 404)
            let method = try await client.execute(uri: "/depth", method: .get)
            #expect(method.status == .methodNotAllowed)
            #expect(method.headers[.allow] == "POST")
            let unknown = try problem(try await client.execute(uri: "/v1/export/plyy", method: .post))
            #expect(unknown["mend"] as? String == "did you mean ply?")
            let text = try await client.execute(uri: "/depth", method: .post, body: ByteBuffer(string: "hello"))
            #expect(text.status == .unprocessableContent)
            let details = try problem(text)
            #expect(details["detail"] as? String == "image: is not a JPEG, PNG or TIFF picture (it looks like text)")
            #expect(details["exitStatus"] as? Int == 65)
            #expect(details["requestId"] as? String == text.headers[.requestId])
        }
    }

    @Test func everyExporterIsDescribed() async throws {
        try await test { client in
            let response = try await client.execute(uri: "/openapi.json", method: .get)
            let document = try JSONSerialization.jsonObject(with: Data(buffer: response.body)) as? [String: Any]
            let paths = try #require(document?["paths"] as? [String: Any])
            for exporter in ExporterSchema.all { #expect(paths["/v1/export/\(exporter.name)"] != nil) }
            let health = try #require(paths["/healthz"] as? [String: [String: Any]])
            #expect((health["get"]?["security"] as? [Any])?.isEmpty == true)
        }
    }

    @Test func foreignPagesAreRefused() async throws {
        try await test { client in
            let foreign = try await client.execute(
                uri: "/healthz", method: .get, headers: [.origin: "https://example.com"])
            #expect(foreign.status == .forbidden)
        }
    }

    @Test func theTokenIsAskedFor() async throws {
        let token = try AccessToken("0123456789abcdef")
        try await test(token: token) { client in
            #expect(try await client.execute(uri: "/healthz", method: .get).status == .ok)
            let refused = try await client.execute(uri: "/v1/exporters", method: .get)
            #expect(refused.status == .unauthorized)
            #expect(refused.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
            for (text, status) in [
                ("Bearer 0123456789abcdef", HTTPResponse.Status.ok), ("Bearer 0123456789abcdeg", .unauthorized),
                ("Basic 0123456789abcdef", .unauthorized),
            ] {
                let response = try await client.execute(
                    uri: "/v1/exporters", method: .get, headers: [.authorization: text])
                #expect(response.status == status)
            }
        }
    }

    @Test func thePageStaysInItsFolder() async throws {
        let folder = try WorkFolder(in: NSTemporaryDirectory())
        try WorkFolder.make(folder.file("page/assets"))
        for (name, text) in [("page/index.html", "<!doctype html>"), ("page/assets/a.js", "1"), ("secret.txt", "no")] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file(name)))
        }
        try await test(page: folder.file("page")) { client in
            let index = try await client.execute(uri: "/", method: .get)
            #expect(index.headers[.contentType] == "text/html; charset=utf-8")
            #expect(String(buffer: index.body) == "<!doctype html>")
            let tag = try #require(index.headers[.eTag])
            let again = try await client.execute(uri: "/", method: .get, headers: [.ifNoneMatch: tag])
            #expect(again.status == .notModified)
            let script = try await client.execute(uri: "/assets/a.js", method: .get)
            #expect(script.headers[.contentType] == "text/javascript; charset=utf-8")
            for path in [
                "/assets/../../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt",
                "/assets/",
            ] {
                #expect(try await client.execute(uri: path, method: .get).status == .notFound, "\(path)")
            }
        }
    }
}
