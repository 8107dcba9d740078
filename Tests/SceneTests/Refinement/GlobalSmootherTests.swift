import Raster
import Testing

@testable import Scene

@Suite struct GlobalSmootherTests {
    @Test func solvesItsEquations() {
        // One row, so that each round is one tridiagonal system; checked against the sum that it is to satisfy.
        let guide = Plane<RGB8>(width: 9, height: 1, repeating: .white)
        var first = Plane<Float>(width: 9, height: 1, pixels: [0, 0, 0, 0, 9, 0, 0, 0, 0])
        var second = Plane<Float>(width: 9, height: 1, repeating: 1)
        GlobalSmoother(guide: guide, block: 4).smooth(&first, &second)
        // Weights are 1 everywhere: nothing is lost, the middle is highest, and both sides are alike.
        #expect(abs(first.pixels.reduce(0, +) - 9) < 1e-3)
        #expect(second.pixels.allSatisfy { abs($0 - 1) < 1e-4 })
        for index in 0..<4 {
            #expect(abs(first.pixels[index] - first.pixels[8 - index]) < 1e-4)
            #expect(first.pixels[index] < first.pixels[index + 1])
        }
    }

    @Test func stopsAtColours() {
        let guide = Plane<RGB8>(
            width: 40, height: 30, pixels: (0..<1200).map { $0 % 40 < 17 ? RGB8(0xC08040) : RGB8(0x203050) })
        var first = Plane<Float>(width: 40, height: 30, pixels: (0..<1200).map { $0 % 40 < 3 ? 1 : 0 })
        var second = Plane<Float>(
            width: 40, height: 30, pixels: (0..<1200).map { (3..<37).contains($0 % 40) ? 0.001 : 1 })
        GlobalSmoother(guide: guide, block: 4).smooth(&first, &second)
        #expect(first[15, 11] / second[15, 11] > 0.9)
        #expect(first[19, 11] / second[19, 11] < 0.1)
    }

    @Test(arguments: [(7, 2), (1, 9), (9, 1), (8, 8), (16, 3), (3, 17), (25, 40)])
    func losesNothingInAnyShape(width: Int, height: Int) {
        let count = width * height
        let guide = Plane<RGB8>(
            width: width, height: height,
            pixels: (0..<count).map { RGB8(red: UInt8($0 % 5), green: UInt8($0 % 3), blue: UInt8($0 % 7)) })
        let values = (0..<count).map { Float(($0 * 7919 + 13) % 101) }
        var first = Plane<Float>(width: width, height: height, pixels: values)
        var second = Plane<Float>(width: width, height: height, repeating: 1)
        GlobalSmoother(guide: guide, block: 4).smooth(&first, &second)
        // Each pixel becomes a mean of others with weights that add up to 1 both ways.
        let sum = values.reduce(0, +)
        #expect(abs(first.pixels.reduce(0, +) - sum) < 1e-4 * max(1, sum))
        #expect(first.pixels.allSatisfy { $0 > -1e-3 && $0 < 101 })
        #expect(second.pixels.allSatisfy { abs($0 - 1) < 1e-4 })
        let spread = first.pixels.reduce(0) { $0 + $1 * $1 }
        #expect(count < 9 || spread < values.reduce(0) { $0 + $1 * $1 })
    }

    @Test(arguments: [
        (4032, 3024, 256, 192, 2, 4), (600, 400, 256, 170, 0, 3), (12000, 9000, 256, 192, 4, 3),
        (100, 100, 100, 100, 0, 1), (1280, 960, 80, 60, 0, 16), (4032, 3024, 1536, 1152, 1, 2),
        (2000, 2000, 2000, 2000, 0, 2),
    ])
    func picksTheResolution(
        width: Int, height: Int, sourceWidth: Int, sourceHeight: Int, halvings: Int, block: Int
    ) {
        let scale = RefinementScale(
            width: width, height: height, sourceWidth: sourceWidth, sourceHeight: sourceHeight)
        #expect(scale.halvings == halvings)
        #expect(scale.block == block)
    }
}
