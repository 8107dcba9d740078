import Raster
import Testing

@testable import Scene

@Suite struct MapSoftnessTests {
    /// A disc and a bar, four pixels a block, blurred by a Gaussian of so many blocks.
    private func map(softness: Float) -> Plane<Float> {
        Plane<Float>(
            width: 320, height: 240,
            pixels: (0..<320 * 240).map { index in
                let (x, y) = (index % 320, index / 320)
                let isInside = (x - 110) * (x - 110) + (y - 120) * (y - 120) < 60 * 60 || (220..<270).contains(x)
                return isInside ? 1 : 0
            }
        ).blurred(4 * softness)
    }

    @Test(arguments: [0.6, 0.8, 1.0, 1.3]) func isFoundFromTheMapAlone(softness: Float) {
        let map = map(softness: softness)
        let grid = BlockGrid(block: 4, width: map.width, height: map.height)
        let coarse = grid.means(of: map)
        let edges = DepthEdges(of: coarse, leastStep: DepthEdges.leastStep)
        let found = MapSoftness.estimate(of: map, coarse: coarse, edges: edges, grid: grid)
        #expect(abs(found / softness - 1) < 0.2, "\(found)")
    }

    @Test func blurKeepsTheSumAndSpreadsByItsDeviation() {
        var point = Plane<Float>(width: 41, height: 31, repeating: 0)
        point[20, 15] = 1
        let blurred = point.blurred(1.5)
        #expect(abs(blurred.pixels.reduce(0, +) - 1) < 1e-5)
        let variance = blurred.pixels.indices.reduce(Float(0)) { sum, index in
            let x = Float(index % 41 - 20)
            return sum + x * x * blurred.pixels[index]
        }
        #expect(abs(variance.squareRoot() - 1.5) < 0.06)
        #expect(blurred[20, 13] == blurred[20, 17] && blurred[22, 15] == blurred[18, 15])
        // Beyond the edges the edge pixels are repeated: what is even stays so.
        #expect(Plane<Float>(width: 3, height: 1, repeating: 2).blurred(4).pixels.allSatisfy { abs($0 - 2) < 1e-5 })
    }
}
