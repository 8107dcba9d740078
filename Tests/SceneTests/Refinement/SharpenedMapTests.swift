import Raster
import Testing

@testable import Scene

@Suite struct SharpenedMapTests {
    /// A block 20 wide and a bar one wide, both at 1 over 0.
    private let truth = Plane<Float>(
        width: 60, height: 40,
        pixels: (0..<2400).map { (10..<30).contains($0 % 60) || $0 % 60 == 45 ? 1 : 0 })

    private func error(_ plane: Plane<Float>) -> Float {
        zip(plane.pixels, truth.pixels).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }

    @Test func undoesTheBlurWithinThePlausibleRange() {
        let soft = truth.blurred(1)
        let sharp = SharpenedMap(of: soft, softness: 1)
        #expect(error(sharp.values) < 0.5 * error(soft))
        #expect(sharp.values.pixels.allSatisfy { (-1e-6...1 + 1e-6).contains($0) })
        // The bar has four tenths of its height left, and may have all of it.
        #expect(soft[45, 20] < 0.45)
        #expect(sharp.values[45, 20] > 0.6)
        #expect(sharp.greatest[45, 20] > 0.9)
        // Where nothing thin stands out, no value goes beyond those around it.
        #expect(sharp.greatest[20, 20] < 1 + 1e-5 && sharp.least[2, 20] > -1e-5)
    }

    @Test func noiseStopsIt() {
        var state: UInt64 = 1
        let soft = truth.blurred(1)
        let noisy = Plane<Float>(
            width: 60, height: 40,
            pixels: soft.pixels.map { value in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return value + 0.05 * (Float(state >> 40) / Float(1 << 24) - 0.5)
            })
        let calm = SharpenedMap(of: soft, softness: 1)
        let wary = SharpenedMap(of: noisy, softness: 1)
        // Even in a range as wide as 0.05: a standard deviation of 0.0144.
        #expect(abs(noisy.noise - 0.0144) < 0.002 && soft.noise < 0.001)
        #expect(calm.noise < 0.005)
        #expect(wary.noise > 0.01)
        // What it does to another plane is less, too.
        #expect(error(wary.deblurred(soft)) > 1.05 * error(calm.deblurred(soft)))
        #expect(error(wary.values) < error(noisy))
    }
}
