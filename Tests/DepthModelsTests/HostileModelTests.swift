import Foundation
import Raster
import Testing

@testable import DepthModels

/// Files that are no networks, or networks that give no depth: a clear error each, and no crash.
@Suite(.enabled(if: hasOpenVINO, "OpenVINO is not installed; run `make openvino`"))
struct HostileModelTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("fixtures/hostile/models").path

    let photo = Plane<RGB8>(width: 40, height: 30, repeating: RGB8(red: 200, green: 100, blue: 50))

    func estimate(_ name: String) throws(ModelError) -> Estimate {
        var facts = ModelFacts()
        facts.width = 64
        let store = try ModelStore(folder: NSTemporaryDirectory() + "isobath-no-such-store")
        let model = try store.resolve(file: HostileModelTests.folder + "/" + name, facts: facts)
        var options = RunOptions()
        options.cacheFolder = nil
        return try DepthEstimator(model: model, options: options).estimate(photo)
    }

    @Test(arguments: [
        ("empty.onnx", "is empty"), ("text.onnx", "is no ONNX file"),
        ("noise.onnx", "is no ONNX file"), ("truncated.onnx", "breaks off"),
        ("unknown-operator.onnx", "no network that OpenVINO can read"), ("wrong-shapes.onnx", "no network"),
        ("broken-ir.xml", "no network that OpenVINO can read"), ("two-inputs.onnx", "has 2 inputs"),
        ("classifier.onnx", "output of rank 2"), ("three-channels.onnx", "output of rank 4 [1, 3"),
        ("scalar.onnx", "output of rank 0"), ("grey-input.onnx", "input of rank 4 [1, 1"),
        ("double-input.onnx", "not float32"), ("integer-output.onnx", "not float32"),
    ])
    func isRefused(file: String, words: String) {
        let error = #expect(throws: ModelError.self) { try self.estimate(file) }
        #expect(error?.exitStatus == .badData)
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        #expect(error?.description.hasPrefix(file) == true)
        #expect(error?.description.contains("\n") == false)
    }

    @Test func weightsOfAnIRHaveToBeThere() {
        let error = #expect(throws: ModelError.self) { try self.estimate("no-weights.xml") }
        #expect(error?.exitStatus == .noInput)
    }

    @Test func whatIsNoNumberBecomesAPixelWithoutDepth() throws {
        let estimate = try estimate("gives-nan.onnx")
        #expect(estimate.depth.values.pixels.allSatisfy { $0.isNaN })
        #expect(estimate.inputWidth == 64 && estimate.inputHeight == 64)
    }

    @Test func aDeviceThatIsNotThereIsNamed() throws {
        var options = RunOptions()
        options.device = "TPU"
        options.cacheFolder = nil
        let estimator = try DepthEstimator(model: try ModelStore().resolve(), options: options)
        let error = #expect(throws: ModelError.self) { try estimator.estimate(self.photo) }
        #expect(error?.exitStatus == .usage)
        #expect(error?.mend.contains("CPU") == true)
    }
}
