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

    func estimate(_ name: String, _ other: Plane<RGB8>? = nil) throws(ModelError) -> Estimate {
        var facts = ModelFacts()
        facts.width = 64
        let store = try ModelStore(folder: NSTemporaryDirectory() + "isobath-no-such-store")
        let model = try store.resolve(file: HostileModelTests.folder + "/" + name, facts: facts)
        var options = RunOptions()
        options.cacheFolder = nil
        return try DepthEstimator(model: model, options: options).estimate(other ?? photo)
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

    @Test func numbersBelowZeroAreKeptAndNamed() throws {
        let photo = Plane<RGB8>(width: 100, height: 60) { pixels in
            for index in pixels.indices {
                let level = UInt8(index % 100 < 50 ? 80 : 200)
                pixels.initializeElement(at: index, to: RGB8(red: level, green: level, blue: level))
            }
        }
        let estimate = try estimate("gives-negative.onnx", photo)
        let values = estimate.depth.values
        // Minus the mean of the colours, and a little more beside the step, where resizing overshoots.
        #expect(abs(values[5, 30] + 80.0 / 255) < 1e-3)
        #expect(abs(values[95, 30] + 200.0 / 255) < 1e-3)
        #expect(values.pixels.allSatisfy { $0 > -1 })
        #expect(
            estimate.notices.contains {
                $0.contains("100 % of the output of gives-negative.onnx lies below 0")
                    && $0.contains("--output-meaning depth")
            })
        #expect(
            try !DepthEstimator(model: ModelStore().resolve()).estimate(photo).notices.contains {
                $0.contains("below 0")
            })
    }

    @Test(arguments: [
        ("two-inputs.onnx", "has 2 inputs"), ("classifier.onnx", "output of rank 2"),
        ("wrong-shapes.onnx", "no network"),
    ])
    func isNotAdded(file: String, words: String) throws {
        let folder = NSTemporaryDirectory() + "isobath-store-" + UUID().uuidString
        let store = try ModelStore(folder: folder)
        let path = HostileModelTests.folder + "/" + file
        let error = #expect(throws: ModelError.self) { try store.add(path) }
        #expect(error?.description == #expect(throws: ModelError.self) { try self.estimate(file) }?.description)
        #expect(error?.description.contains(words) == true)
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test func devicesMayBeNamedInSmallLetters() throws {
        var options = RunOptions()
        options.device = "cpu"
        options.cacheFolder = nil
        let estimator = try DepthEstimator(model: try ModelStore().resolve(), options: options)
        #expect(try estimator.estimate(photo).depth.width == 40)
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
