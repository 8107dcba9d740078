import Foundation
import Testing

@testable import DepthModels

final class StoreTests {
    let folder = NSTemporaryDirectory() + "isobath-store-" + UUID().uuidString

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func store(_ content: Data) throws -> ModelStore {
        let description = ModelDescription(
            name: "net", summary: "", file: "net.onnx", urls: ["http://127.0.0.1:1/net.onnx"], bytes: content.count,
            sha256: content.withUnsafeBytes { Checksum.sha256(of: $0) }, licence: .init(identifier: "MIT"))
        return try ModelStore(folder: folder, catalogue: Catalogue(default: "net", models: [description]))
    }

    func write(_ data: Data, _ name: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try data.write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    @Test func theEmbeddedModelIsTheOneInTheCatalogue() throws {
        let store = try ModelStore(folder: folder)
        let starter = try store.resolve()
        #expect(starter.description.name == "starter")
        #expect(try store.verify("starter") == starter.description.sha256)
        guard case .embedded(let bytes) = starter.source else {
            Issue.record("the default model is not part of the program")
            return
        }
        #expect(bytes.count == starter.description.bytes)
        #expect(store.list().first { $0.isDefault }?.state == .embedded)
    }

    @Test func everyRecordMakesSense() throws {
        let models = try Catalogue.builtIn().models
        #expect(models.count == 13)
        #expect(Set(models.map(\.name)).count == models.count)
        #expect(Set(models.map(\.file)).count == models.count)
        for model in models {
            try model.validate()
            #expect(ModelStore.isFileName(model.file))
            #expect((model.sha256 ?? String(repeating: "0", count: 64)).wholeMatch(of: /[0-9a-f]{64}/) != nil)
            #expect(model.urls.allSatisfy { $0.hasPrefix("https://") })
            #expect(model.input.width % model.input.multipleOf == 0)
            #expect((model.sameNetwork ?? []).allSatisfy { name in models.contains { $0.name == name } })
        }
    }

    @Test func namesTheNearestModel() throws {
        let error = #expect(throws: ModelError.self) { try ModelStore(folder: self.folder).resolve("midas-smal") }
        #expect(error?.mend.contains("did you mean midas-small?") == true)
        #expect(error?.exitStatus == .usage)
    }

    @Test func saysHowToPullWhatIsMissing() throws {
        let error = #expect(throws: ModelError.self) { try ModelStore(folder: self.folder).resolve("midas-small") }
        #expect(error?.exitStatus == .unavailable)
        #expect(error?.mend.contains("isobath models pull midas-small") == true)
    }

    @Test func noticesATamperedFileBeforeItsFirstUse() throws {
        let content = Data("weights".utf8)
        let store = try store(content)
        try write(content, "net.onnx")
        #expect(try store.resolve("net").checksum == store.catalogue["net"]?.sha256)
        // Of the same length, and with its time of modification put back.
        let url = URL(fileURLWithPath: folder + "/net.onnx")
        let date = try FileManager.default.attributesOfItem(atPath: url.path)[.modificationDate]
        try Data("weightz".utf8).write(to: url)
        try FileManager.default.setAttributes([.modificationDate: date ?? Date()], ofItemAtPath: url.path)
        let error = #expect(throws: ModelError.self) { try store.resolve("net") }
        #expect(error?.exitStatus == .badData)
        #expect(throws: ModelError.self) { try store.verify("net") }
    }

    @Test func remembersChecksumsOfUnchangedFiles() throws {
        let content = Data("weights".utf8)
        let store = try store(content)
        try write(content, "net.onnx")
        _ = try store.resolve("net")
        // What is remembered counts as long as the file has not changed; verify reads it all the same.
        let record = folder + "/.verified.json"
        let text = String(decoding: FileManager.default.contents(atPath: record) ?? Data(), as: UTF8.self)
        let wrong = text.replacing(
            try #require(store.catalogue["net"]?.sha256), with: String(repeating: "0", count: 64))
        try Data(wrong.utf8).write(to: URL(fileURLWithPath: record))
        #expect(throws: ModelError.self) { try store.resolve("net") }
        #expect(try store.verify("net") == store.catalogue["net"]?.sha256)
        _ = try store.resolve("net")
    }

    @Test func addsAFileByItsChecksum() throws {
        let content = Data("weights".utf8)
        let store = try store(content)
        try write(content, "downloaded-by-hand.onnx")
        #expect(try store.add(folder + "/downloaded-by-hand.onnx").name == "net")
        #expect(store.list().first?.state == .installed)
        _ = try store.resolve("net")
    }

    @Test(arguments: ["text.onnx", "empty.onnx", "truncated.onnx", "noise.onnx", "no-weights.xml"])
    func addsNothingThatIsNoNetwork(file: String) throws {
        let store = try ModelStore(folder: folder + "/store")
        let error = #expect(throws: ModelError.self) {
            try store.add(HostileModelTests.folder + "/" + file, name: "net")
        }
        #expect(error?.description.contains((file as NSString).deletingPathExtension) == true)
        #expect(!FileManager.default.fileExists(atPath: folder + "/store"))
    }

    @Test func addsAUsersOwn() throws {
        let network = try Data(contentsOf: URL(fileURLWithPath: HostileModelTests.folder + "/gives-negative.onnx"))
        try write(network, "mine.onnx")
        try write(Data(#"{"width": 320, "mean": [0.5], "meaning": "metres", "multipleOf": 16}"#.utf8), "mine.json")
        var facts = ModelFacts()
        facts.multipleOf = 8
        let store = try store(Data("weights".utf8))
        let target = folder + "/store"
        let inner = try ModelStore(folder: target, catalogue: store.catalogue)
        _ = try inner.add(folder + "/mine.onnx", name: "my-net", facts: facts)
        let again = try ModelStore(folder: target, catalogue: store.catalogue)
        let model = try again.resolve("my-net")
        #expect(model.description.input.width == 320)
        #expect(model.description.input.height == 320)
        #expect(model.description.input.mean == [0.5, 0.5, 0.5])
        #expect(model.description.input.multipleOf == 8)
        #expect(model.description.output.meaning == .metres)
        #expect(model.description.bytes == network.count)
        try Data("othes".utf8).write(to: URL(fileURLWithPath: target + "/my-net.onnx"))
        let error = #expect(throws: ModelError.self) { try again.verify("my-net") }
        #expect(error?.mend.contains("isobath models add FILE --name my-net") == true)
        #expect(again.list().map(\.state) == [.absent, .installed])
        #expect(throws: ModelError.self) { try again.add(self.folder + "/mine.onnx", name: "../evil") }
        #expect(throws: ModelError.self) { try again.add(self.folder + "/mine.onnx", name: "net") }
    }

    @Test(arguments: [
        (#"{"widht": 320}"#, "widht"), (#"{"width": "wide"}"#, "width"), ("[1]", "no JSON object"),
        (#"{"std": [0]}"#, "std"), (#"{"width": 0}"#, "0x0"), (#"{"mean": [1, 2]}"#, "mean"),
    ])
    func saysWhatIsWrongInADescription(json: String, word: String) throws {
        try write(Data("other".utf8), "mine.onnx")
        try write(Data(json.utf8), "mine.json")
        let error = #expect(throws: ModelError.self) {
            try ModelStore(folder: self.folder + "/store").resolve(file: self.folder + "/mine.onnx")
        }
        #expect(error?.description.contains(word) == true, "\(error?.description ?? "")")
    }

    @Test(arguments: ["/dev/zero", "/", "/nowhere/net.onnx"]) func takesRegularFilesOnly(path: String) throws {
        let error = #expect(throws: ModelError.self) { try ModelStore(folder: self.folder).resolve(file: path) }
        #expect(error?.exitStatus == .noInput)
    }
}
