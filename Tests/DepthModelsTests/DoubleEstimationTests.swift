import Foundation
import Raster
import Testing

@testable import DepthModels

struct DoubleEstimationTests {
    private let width = 512
    private let height = 384

    private func plane(_ width: Int, _ height: Int, _ value: (Float, Float) -> Float) -> Plane<Float> {
        Plane(width: width, height: height) { output in
            for index in output.indices {
                let x = (Float(index % width) + 0.5) / Float(width)
                let y = (Float(index / width) + 0.5) / Float(height)
                output.initializeElement(at: index, to: value(x, y))
            }
        }
    }

    /// A floor that comes nearer, and a box before it.
    private func truth(_ x: Float, _ y: Float) -> Float { 1 + 2 * y + ((0.3..<0.6).contains(x) && y > 0.4 ? 1.5 : 0) }

    private func meanDifference(_ a: Plane<Float>, _ b: Plane<Float>) -> Float {
        zip(a.pixels, b.pixels).reduce(0) { $0 + ($1.0 - $1.1).magnitude } / Float(a.count)
    }

    @Test func takesEdgesFromOneAndBroadShapesFromTheOther() {
        let wanted = plane(width, height, truth)
        // In another scale and shift, and bent: the floor hardly comes nearer.
        let detail = plane(width, height) { x, y in 0.4 * (truth(x, y) - 1.5 * y + 0.5 * x) + 3 }
        let base = wanted.resampled(width: width / 4, height: height / 4, .area)
        let merged = DoubleEstimation.merged(detail: detail, base: base, enlargedBy: .bilinear)
        let soft = base.resampled(width: width, height: height, .bilinear)
        #expect(meanDifference(merged, wanted) < 0.25 * meanDifference(detail.map { ($0 - 3) / 0.4 }, wanted))
        // The box' left edge, a step between two pixels: whole in the merged map, over several in the base.
        let row = 320 * width
        let edge = (1..<width).first { wanted.pixels[row + $0] - wanted.pixels[row + $0 - 1] > 1 } ?? 0
        #expect(abs(merged.pixels[row + edge] - merged.pixels[row + edge - 1] - 1.5) < 0.5)
        #expect(soft.pixels[row + edge] - soft.pixels[row + edge - 1] < 0.6)
    }

    @Test func leavesAFinerMapThatAgreesAlone() {
        let wanted = plane(width, height) { x, y in 2 + x + y * y }
        let detail = wanted.map { $0 * 7 - 5 }
        let merged = DoubleEstimation.merged(detail: detail, base: wanted, enlargedBy: .bilinear)
        #expect(zip(merged.pixels, wanted.pixels).allSatisfy { ($0 - $1).magnitude < 1e-4 })
    }

    @Test func staysAboveZeroWhereTheBaseDoes() {
        let base = plane(32, 24) { x, _ in max(0, 4 * x - 2) }
        let detail = plane(width, height) { x, _ in 4 * x - 2 }
        let merged = DoubleEstimation.merged(detail: detail, base: base, enlargedBy: .bilinear)
        #expect(merged.pixels.allSatisfy { $0 >= 0 })
        #expect(merged.pixels.contains { $0 > 1.5 })
    }

    @Test func keepsPixelsWithoutDepthAndNoMore() {
        var detail = plane(width, height, truth)
        let base = detail.resampled(width: width / 4, height: height / 4, .area)
        detail[5, 7] = .nan
        let merged = DoubleEstimation.merged(detail: detail, base: base, enlargedBy: .cubic)
        #expect(merged.pixels.indices.filter { !merged.pixels[$0].isFinite } == [7 * width + 5])
    }

    @Test func takesTheBaseWhereTheFinerMapSaysNothing() {
        let base = plane(width, height, truth)
        for detail in [plane(width, height) { _, _ in 3 }, base.map { -$0 }, base.map { _ in .nan }] {
            #expect(DoubleEstimation.merged(detail: detail, base: base, enlargedBy: .bilinear) == base)
        }
    }

    @Test(arguments: [(256, false), (320, false), (352, true), (512, true)])
    func paysFromAThirdMoreASideOn(side: Int, pays: Bool) {
        let own = InputSize(width: 256, height: 192)
        #expect(DoubleEstimation.pays(at: InputSize(width: side, height: side * 3 / 4), ownSize: own) == pays)
    }
}
