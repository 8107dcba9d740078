import Foundation
import Raster
import Testing

@testable import DepthModels

/// What the families' reference code gives for one photo; `make.py` worked it out.
struct GoldenCase: Codable, CustomTestStringConvertible {
    struct Input: Codable {
        var width: Int
        var height: Int
        var mean: Double
        var samples: [Double]
    }
    struct Output: Codable {
        var least: Double
        var greatest: Double
        var mean: Double
        var samples: [Double]
    }
    var family: String
    var network: String
    var width: Int
    var height: Int
    var input: Input
    var output: Output

    var testDescription: String { "\(family) \(width)x\(height)" }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    static let all: [GoldenCase] = {
        let data = (try? Data(contentsOf: folder.appendingPathComponent("golden.json"))) ?? Data()
        return (try? JSONDecoder().decode([GoldenCase].self, from: data)) ?? []
    }()

    /// The photo's formula, as in `make.py`.
    var photo: Plane<RGB8> {
        Plane(width: width, height: height) { pixels in
            for index in pixels.indices {
                let (x, y) = (index % width, index / width)
                func channel(_ c: Int) -> UInt8 {
                    let rough = (x * x * 3 + y * y * 5 + x * y * 7 + c * 101) / 16 % 97
                    return UInt8((x * 2 + y * 3 + c * 40 + rough) % 256)
                }
                pixels.initializeElement(at: index, to: RGB8(red: channel(0), green: channel(1), blue: channel(2)))
            }
        }
    }

    /// The record that the case stands for. The catalogue's own where there is one, so that its numbers are tested.
    func description() throws -> ModelDescription {
        let catalogue = try Catalogue.builtIn()
        switch family {
        case "midas-small": return try catalogue.model(named: "midas-small")
        case "dpt": return try catalogue.model(named: "dpt-hybrid-384")
        case "depth-anything-v1": return try catalogue.model(named: "depth-anything-small")
        case "depth-anything-v2": return try catalogue.model(named: "depth-anything-v2-small")
        default:
            var description = try catalogue.model(named: "midas-small")
            description.input = InputRule(
                rule: .upperBound, width: 256, height: 256, multipleOf: 32, mean: [0.485, 0.456, 0.406],
                std: [0.229, 0.224, 0.225])
            description.output = OutputRule(enlarge: .bicubic)
            return description
        }
    }

    func places(width: Int, height: Int, planes: Int) -> [Int] {
        let count = width * height * planes
        return [0, width - 1, count - width, count - 1] + (0..<120).map { ($0 * 2_654_435_761 + 12345) % count }
    }
}

struct GoldenTests {
    @Test func thereAreCases() { #expect(GoldenCase.all.count == 45) }

    @Test(arguments: GoldenCase.all) func inputTensor(golden: GoldenCase) throws {
        let rule = try golden.description().input
        let size = rule.size(photoWidth: golden.width, photoHeight: golden.height)
        #expect(size.width == golden.input.width)
        #expect(size.height == golden.input.height)
        guard size.width == golden.input.width, size.height == golden.input.height else { return }
        let (gain, bias) = rule.normalization
        let tensor = [Float](unsafeUninitializedCapacity: 3 * size.width * size.height) { buffer, count in
            count = buffer.count
            guard let memory = buffer.baseAddress else { return }
            golden.photo.writeChannelPlanes(
                width: size.width, height: size.height, rule.resize, gain: gain, bias: bias, to: memory)
        }
        let places = golden.places(width: size.width, height: size.height, planes: 3)
        for (place, expected) in zip(places, golden.input.samples) {
            #expect(abs(Double(tensor[place]) - expected) < 1e-5, "at \(place)")
        }
        let mean = tensor.reduce(0.0) { $0 + Double($1) } / Double(tensor.count)
        #expect(abs(mean - golden.input.mean) < 1e-5)
    }

    @Test(.enabled(if: hasOpenVINO, "OpenVINO is not installed; run `make openvino`"), arguments: GoldenCase.all)
    func fullSizeOutput(golden: GoldenCase) throws {
        let file = GoldenCase.folder.appendingPathComponent("\(golden.network).onnx").path
        let model = ResolvedModel(description: try golden.description(), source: .file(file), checksum: nil)
        var options = RunOptions()
        options.cacheFolder = nil
        let estimate = try DepthEstimator(model: model, options: options).estimate(golden.photo)
        let isCapped = golden.input.width * golden.input.height > 1_000_000
        #expect(estimate.notices.count == (isCapped ? 1 : 0))
        let values = estimate.depth.values
        #expect(values.width == golden.width && values.height == golden.height)
        // A constant map has no range; there the numbers themselves are the measure.
        let range = max(golden.output.greatest - golden.output.least, 0.01)
        let tolerance = 1e-4 * range
        let found = try #require(values.finiteRange())
        #expect(abs(Double(found.lowerBound) - golden.output.least) < tolerance)
        #expect(abs(Double(found.upperBound) - golden.output.greatest) < tolerance)
        for (place, expected) in zip(
            golden.places(width: golden.width, height: golden.height, planes: 1), golden.output.samples)
        {
            #expect(abs(Double(values.pixels[place]) - expected) < tolerance, "at \(place)")
        }
        let mean = values.pixels.reduce(0.0) { $0 + Double($1) } / Double(values.count)
        #expect(abs(mean - golden.output.mean) < tolerance)
    }
}
