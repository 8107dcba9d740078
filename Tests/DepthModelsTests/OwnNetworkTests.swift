import Foundation
import Raster
import Testing

@testable import DepthModels

/// A user's own file: what is stated of it is held against what is in it.
struct OwnNetworkTests {
    /// A network of any input size; its tensors are `image` and `depth`.
    let file = GoldenCase.folder.appendingPathComponent("any-rank-4.onnx").path
    let photo = Plane<RGB8>(width: 40, height: 30, repeating: RGB8(red: 200, green: 100, blue: 50))

    func resolved(_ state: (inout ModelFacts) -> Void) throws(ModelError) -> ResolvedModel {
        var facts = ModelFacts()
        facts.width = 64
        facts.mean = [0]
        state(&facts)
        return try ModelStore(folder: NSTemporaryDirectory() + "isobath-no-such-store").resolve(
            file: file, facts: facts)
    }

    func estimator(_ model: ResolvedModel) throws(ModelError) -> DepthEstimator {
        var options = RunOptions()
        options.cacheFolder = nil
        return try DepthEstimator(model: model, options: options)
    }

    @Test(arguments: [SizeRule.lowerBound, .minimal]) func aThinPhotoIsNotFedWhole(rule: SizeRule) throws {
        let input = try resolved { $0.rule = rule }.description.input
        #expect(input.maximumPixels == 4 * 64 * 64)
        let size = input.size(photoWidth: 100, photoHeight: 1_000_000)
        #expect(size.isCapped && size.width * size.height <= 4 * 64 * 64)
        #expect(input.size(photoWidth: 400, photoHeight: 300).isCapped == false)
        let stated = try resolved {
            $0.rule = rule
            $0.maximumPixels = 1 << 20
        }
        #expect(stated.description.input.maximumPixels == 1 << 20)
    }

    /// One input of a single multiple is not "smaller than usual".
    @Test func theUsualBoundHoldsAtLeastOneMultiple() throws {
        let input = try resolved {
            $0.rule = .lowerBound
            $0.multipleOf = 128
        }.description.input
        #expect(input.size(photoWidth: 100, photoHeight: 100) == InputSize(width: 128, height: 128))
    }

    @Test(.enabled(if: hasOpenVINO, "OpenVINO is not installed; run `make openvino`"))
    func aThinPhotoBringsANotice() throws {
        let estimate = try estimator(try resolved { $0.rule = .lowerBound })
            .estimate(Plane<RGB8>(width: 1, height: 10_000, repeating: .white))
        #expect(estimate.notices.count == 1 && estimate.notices[0].contains("smaller than usual"))
        #expect(estimate.inputWidth * estimate.inputHeight <= 4 * 64 * 64)
    }

    @Test(.enabled(if: hasOpenVINO, "OpenVINO is not installed; run `make openvino`"))
    func namesOfTensorsHaveToBeRight() throws {
        #expect(
            try estimator(
                try resolved {
                    $0.inputTensor = "image"
                    $0.outputTensor = "depth"
                }
            ).estimate(photo).notices.isEmpty)
        let input = #expect(throws: ModelError.self) { try self.estimator(try self.resolved { $0.inputTensor = "0" }) }
        #expect(input?.exitStatus == .badData)
        #expect(
            input?.description
                == "any-rank-4.onnx: has no input named 0; the only one is image: correct the name or leave it out")
        let output = #expect(throws: ModelError.self) {
            try self.estimator(try self.resolved { $0.outputTensor = "depht" })
        }
        #expect(output?.exitStatus == .badData)
        #expect(
            output?.description
                == "any-rank-4.onnx: has no output named depht; the only one is depth: correct the name or leave it out"
        )
    }

    /// Some of the catalogue's names have never been compared with the published files.
    @Test(.enabled(if: hasOpenVINO, "OpenVINO is not installed; run `make openvino`"))
    func theCataloguesNamesMayBeWrong() throws {
        var model = try resolved {
            $0.inputTensor = "pixel_values"
            $0.outputTensor = "predicted_depth"
        }
        model.tensorNamesAreBinding = false
        let estimate = try estimator(model).estimate(photo)
        #expect(
            estimate.notices == [
                "any-rank-4.onnx has no input named pixel_values: the only one is image, and that is taken",
                "any-rank-4.onnx has no output named predicted_depth: the only one is depth, and that is taken",
            ])
        #expect(estimate.depth.values.finiteRange() != nil)
    }

    @Test func onlyPulledRecordsHaveNamesInDoubt() throws {
        let folder = NSTemporaryDirectory() + "isobath-names-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let licence = ModelDescription.Licence(identifier: "MIT")
        let models = [
            ModelDescription(
                name: "pulled", summary: "", file: "a.onnx", urls: ["https://models.invalid/a.onnx"], licence: licence),
            ModelDescription(name: "added", summary: "", file: "a.onnx", licence: licence),
        ]
        try Data("weights".utf8).write(to: URL(fileURLWithPath: folder + "/a.onnx"))
        let store = try ModelStore(folder: folder, catalogue: Catalogue(default: "added", models: models))
        #expect(try store.resolve("pulled").tensorNamesAreBinding == false)
        #expect(try store.resolve("added").tensorNamesAreBinding)
    }

    @Test(.enabled(if: hasOpenVINO, "OpenVINO is not installed; run `make openvino`"))
    func whatIsNotStatedReachesTheUser() throws {
        let model = try resolved { $0.mean = nil }
        let notices = try estimator(model).estimate(photo).notices
        #expect(notices == ["no mean and std are stated for \(file): it is fed colours of 0 to 1"])
    }

    @Test(.enabled(if: hasOpenVINO, "OpenVINO is not installed; run `make openvino`"))
    func compilingIsTimedOnceForEachSize() throws {
        let estimator = try estimator(try resolved { $0.rule = .longSide })
        let turned = Plane<RGB8>(width: 30, height: 40, repeating: .white)
        #expect(try estimator.estimate(photo).timings.compile != nil)
        #expect(try estimator.estimate(photo).timings.compile == nil)
        #expect(try estimator.estimate(turned).timings.compile != nil)
        #expect(try estimator.estimate(photo).timings.compile == nil)
    }
}
