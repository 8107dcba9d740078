import Foundation
import Testing

@testable import DepthModels

// One after another: the proxy test changes the environment.
@Suite("Pulling from a server on the loopback address", .serialized)
final class PullTests {
    let server: LoopbackServer
    let folder = NSTemporaryDirectory() + "isobath-pull-" + UUID().uuidString

    init() throws { server = try LoopbackServer() }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A store with one model, had from the given faults' paths in turn.
    func store(
        _ faults: [String], knowsChecksum: Bool = true, nonCommercial: Bool = false, host: String? = nil
    ) throws -> ModelStore {
        let body = LoopbackServer.body("net.onnx")
        let checksum = body.withUnsafeBytes { Checksum.sha256(of: $0) }
        let description = ModelDescription(
            name: "net", summary: "", file: "net.onnx", urls: faults.map { "\(host ?? server.address)/\($0)/net.onnx" },
            bytes: knowsChecksum ? body.count : nil, sha256: knowsChecksum ? checksum : nil,
            licence: .init(identifier: "MIT", nonCommercial: nonCommercial))
        return try ModelStore(folder: folder, catalogue: Catalogue(default: "net", models: [description]))
    }

    func installed() -> Data? { FileManager.default.contents(atPath: folder + "/net.onnx") }
    func leftovers() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.contains(".part") }.sorted()
    }

    @Test func installsAWholeFile() throws {
        let reports = Reports()
        let result = try store(["whole"]).pull("net") { reports.add($0) }
        #expect(installed() == LoopbackServer.body("net.onnx"))
        #expect(result.bytes == 300_000)
        #expect(result.resumedFrom == 0)
        #expect(leftovers().isEmpty)
        #expect(reports.last?.bytes == 300_000)
        #expect(reports.last?.total == 300_000)
        // A second pull asks nobody.
        #expect(try store(["missing"]).pull("net").url == nil)
        #expect(try server.log().count == 1)
    }

    @Test func goesOnWhereItBrokeOff() throws {
        let first = #expect(throws: ModelError.self) { try self.store(["cut"]).pull("net") }
        #expect(first?.exitStatus == .unavailable)
        #expect(first?.description.contains("100000 bytes are kept") == true)
        #expect(installed() == nil)
        #expect(leftovers() == ["net.onnx.part", "net.onnx.part.tag"])
        let result = try store(["whole"]).pull("net")
        #expect(result.resumedFrom == 100_000)
        #expect(installed() == LoopbackServer.body("net.onnx"))
        #expect(try server.log().last == "/whole/net.onnx bytes=100000- -")
        #expect(leftovers().isEmpty)
    }

    @Test func resumesByItselfAfterACut() throws {
        _ = try store(["cutonce"]).pull("net")
        #expect(installed() == LoopbackServer.body("net.onnx"))
        #expect(try server.log() == ["/cutonce/net.onnx - -", "/cutonce/net.onnx bytes=100000- \"tag\""])
    }

    @Test func startsAnewWithoutRanges() throws {
        #expect(throws: ModelError.self) { try self.store(["cut"]).pull("net") }
        let result = try store(["norange"]).pull("net")
        #expect(result.resumedFrom == 0)
        #expect(installed() == LoopbackServer.body("net.onnx"))
    }

    @Test func startsAnewWhenNothingProvesTheBytes() throws {
        // No checksum is known, and the bytes come from elsewhere: there is no telling that they fit together.
        #expect(throws: ModelError.self) { try self.store(["cut"], knowsChecksum: false).pull("net") }
        _ = try store(["whole"], knowsChecksum: false).pull("net")
        #expect(try server.log().last == "/whole/net.onnx - -")
        #expect(installed() == LoopbackServer.body("net.onnx"))
    }

    @Test func startsAnewWhenTheFileHasChanged() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(repeating: 7, count: 5000).write(to: URL(fileURLWithPath: folder + "/net.onnx.part"))
        try Data("\(server.address)/whole/net.onnx\n\"old\"\n".utf8).write(
            to: URL(fileURLWithPath: folder + "/net.onnx.part.tag"))
        #expect(try store(["whole"]).pull("net").resumedFrom == 0)
        #expect(installed() == LoopbackServer.body("net.onnx"))
    }

    @Test(arguments: ["tampered", "long"]) func installsNothingWrong(fault: String) throws {
        let error = #expect(throws: ModelError.self) { try self.store([fault]).pull("net") }
        #expect(error?.exitStatus == .unavailable)
        #expect(installed() == nil)
        #expect(leftovers().isEmpty)
    }

    /// What is announced and what is there come to more than an integer holds.
    @Test(arguments: [true, false]) func aLengthThatOverflowsIsTooLong(knowsLength: Bool) throws {
        #expect(throws: ModelError.self) { try self.store(["cut"], knowsChecksum: knowsLength).pull("net") }
        try Data("\(server.address)/endless/net.onnx\n\"tag\"\n".utf8).write(
            to: URL(fileURLWithPath: folder + "/net.onnx.part.tag"))
        let error = #expect(throws: ModelError.self) {
            try self.store(["endless"], knowsChecksum: knowsLength).pull("net")
        }
        #expect(try server.log().last == "/endless/net.onnx bytes=100000- \"tag\"")
        #expect(error?.cause.contains("sent more bytes than the file has") == true, "\(error?.description ?? "")")
        #expect(installed() == nil)
    }

    @Test func installsNothingShort() throws {
        #expect(throws: ModelError.self) { try self.store(["short"]).pull("net") }
        #expect(installed() == nil)
    }

    @Test(arguments: ["missing", "broken", "tampered"]) func triesTheNextPlace(fault: String) throws {
        let result = try store([fault, "whole"]).pull("net")
        #expect(result.url == "\(server.address)/whole/net.onnx")
        #expect(installed() == LoopbackServer.body("net.onnx"))
    }

    @Test func followsRedirectsAndResumes() throws {
        #expect(throws: ModelError.self) { try self.store(["cut"]).pull("net") }
        _ = try store(["redirect"]).pull("net")
        #expect(installed() == LoopbackServer.body("net.onnx"))
    }

    @Test func saysWhatFailed() throws {
        let error = #expect(throws: ModelError.self) {
            try self.store(["missing"], host: nil).pull("net")
        }
        #expect(error?.description.contains("127.0.0.1 answered 404") == true)
        #expect(leftovers().isEmpty)
        let nobody = #expect(throws: ModelError.self) {
            try self.store(["whole"], host: "http://127.0.0.1:1").pull("net")
        }
        #expect(nobody?.exitStatus == .unavailable)
        #expect(nobody?.description.contains("\n") == false)
    }

    @Test func asksBeforeANonCommercialLicence() throws {
        let store = try store(["whole"], nonCommercial: true)
        let error = #expect(throws: ModelError.self) { try store.pull("net") }
        #expect(error?.mend.contains("--accept-licence") == true)
        #expect(try server.log().isEmpty)
        _ = try store.pull("net", acceptLicence: true)
        #expect(installed() != nil)
    }

    @Test func recordsAnUnknownChecksum() throws {
        let store = try store(["whole"], knowsChecksum: false)
        let result = try store.pull("net")
        let line = String(
            decoding: FileManager.default.contents(atPath: folder + "/net.onnx.sha256") ?? Data(), as: UTF8.self)
        #expect(line == "\(result.sha256)  net.onnx\n")
        #expect(try store.verify("net") == result.sha256)
        // Another file under the same name is noticed ever after.
        try FileManager.default.removeItem(atPath: folder + "/net.onnx")
        #expect(throws: ModelError.self) { try self.store(["tampered"], knowsChecksum: false).pull("net") }
        #expect(installed() == nil)
    }

    @Test func takesAnotherBaseURL() throws {
        _ = try store(["missing"]).pull("net", baseURL: server.address + "/whole")
        #expect(try server.log() == ["/whole/net.onnx - -"])
        try FileManager.default.removeItem(atPath: folder + "/net.onnx")
        #expect(throws: ModelError.self) { try self.store(["whole"]).pull("net", baseURL: "ftp://example.org/") }
    }

    @Test func honoursAProxy() throws {
        setenv("http_proxy", server.address, 1)
        defer { unsetenv("http_proxy") }
        _ = try store(["whole"], host: "http://models.invalid").pull("net")
        #expect(try server.log() == ["proxied /whole/net.onnx - -"])
    }
}

/// Progress as it came in, from another thread.
final class Reports: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [PullProgress] = []
    func add(_ report: PullProgress) { lock.withLock { all.append(report) } }
    var last: PullProgress? { lock.withLock { all.last } }
}
