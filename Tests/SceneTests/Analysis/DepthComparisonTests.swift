import Foundation
import Raster
import Testing

@testable import Scene

struct DepthComparisonTests {
    /// Distances 1...4 m in 40 columns.
    private let truth = Plane<Float>(width: 40, height: 30, pixels: (0..<1200).map { 1 + Float($0 % 40) * 3 / 39 })

    private func compare(
        _ estimate: Plane<Float>, _ meaning: DepthMeaning, align: DepthAlignmentKind = .none,
        range: ClosedRange<Double> = 0...1e9
    ) throws -> DepthComparison {
        let estimate = ComparedDepth(
            name: "e", depth: DepthMap(values: estimate, meaning: meaning), calibration: nil, asMetres: align == .none)
        let reference = ComparedDepth(
            name: "r", depth: DepthMap(values: truth, meaning: .metres), calibration: nil, asMetres: true)
        return try DepthComparison(of: estimate, with: reference, alignment: align, range: range)
    }

    @Test func aFactorIsWhatTheScoresSay() throws {
        let result = try compare(truth.map { $0 * 1.2 }, .metres)
        #expect(abs(result.scores.absRel - 0.2) < 1e-6)
        #expect(abs(result.scores.rmseLog - Foundation.log(1.2)) < 1e-6)
        #expect(result.scores.scaleInvariantLog < 1e-6)
        #expect(result.scores.delta1 == 1 && result.scores.ordinal == 1)
        #expect(result.errors.pixels.allSatisfy { abs($0 - 0.2) < 1e-6 })
        #expect(try compare(truth.map { $0 * 1.2 }, .metres, align: .scale).scores.absRel < 1e-6)
        let far = try compare(truth.map { $0 * 1.3 }, .metres).scores
        #expect(far.delta1 == 0 && far.delta2 == 1 && far.delta3 == 1)
    }

    @Test func scaleAndShiftOfInverseDepthAreUndone() throws {
        let result = try compare(truth.map { 7 / $0 - 2 }, .inverse, align: .scaleShift)
        #expect(result.scores.rmse < 1e-5)
        #expect(abs(result.alignment.scale - 1.0 / 7) < 1e-6 && abs(result.alignment.shift - 2.0 / 7) < 1e-6)
        #expect(result.notices.isEmpty)
    }

    @Test func aConstantHasNoOrderAndAnInvertedMapTheWrongOne() throws {
        let constant = try compare(Plane(width: 40, height: 30, repeating: 3), .inverse, align: .scaleShift)
        #expect(constant.scores.ordinal == 0.5 && constant.alignment.scale == 0)
        let inverted = try compare(truth, .inverse, align: .scaleShift)
        #expect(inverted.scores.ordinal == 0)
        #expect(inverted.notices.contains { $0.contains("swapped") })
    }

    @Test func holesAndLimitsAreLeftOut() throws {
        var holes = truth
        for index in 0..<40 { holes.pixels[index] = .nan }
        let result = try compare(holes, .metres, range: 2...3)
        #expect(result.scores.pixels == 29 * truth.pixels[..<40].count { $0 >= 2 && $0 <= 3 })
        #expect(result.errors.pixels[20].isNaN && !result.errors.pixels[60].isNaN)
        #expect(throws: SceneError.self) { try compare(truth, .metres, range: 8...9) }
        #expect(throws: SceneError.self) { try compare(truth, .inverse) }
    }
}
