import Raster
import Testing

@testable import Scene

struct OtsuSplitTests {
    @Test func cutsInTheMiddleOfTheGapBetweenTwoClasses() throws {
        let values = Plane<Float>(width: 10, height: 10, pixels: (0..<100).map { $0 < 30 ? 8 : 2 })
        let split = try #require(OtsuSplit(of: values))
        #expect(abs(split.threshold - 5) < 0.01)
        #expect(split.separability == 1)
    }

    @Test func evenlySpreadValuesAreNotSeparable() throws {
        let values = Plane<Float>(width: 100, height: 100, pixels: (0..<10_000).map { Float($0) })
        let split = try #require(OtsuSplit(of: values))
        #expect(abs(split.threshold - 5000) < 20)
        // 3/4 for an even spread; a little more as the ends are gathered.
        #expect(abs(split.separability - 0.75) < 0.005)
    }

    /// Two normal classes of unlike size: Otsu's threshold by exhaustive search over all values, in double precision.
    @Test func agreesWithTheDefinition() throws {
        var noise = TestNoise(seed: 7)
        let pixels = (0..<4000).map { index -> Float in
            let spread = (0..<12).reduce(Float(0)) { sum, _ in sum + noise.unit() } - 6
            return index < 800 ? 20 + 2 * spread : 10 + spread
        }
        let split = try #require(OtsuSplit(of: Plane(width: 80, height: 50, pixels: pixels)))
        let sorted = pixels.map(Double.init).sorted()
        let mean = sorted.reduce(0, +) / 4000
        var best = (between: 0.0, threshold: 0.0)
        var sum = 0.0
        for (index, value) in sorted.enumerated().dropLast() {
            sum += value
            let count = Double(index + 1)
            let deviation = sum / count - mean
            let between = deviation * deviation * count / (4000 - count)
            if between > best.between { best = (between, value) }
        }
        #expect(abs(Double(split.threshold) - best.threshold) < 0.15)
        let variance = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4000
        #expect(abs(split.separability - best.between / variance) < 0.02)
    }

    @Test func fewWildValuesDoNotDecide() throws {
        var pixels: [Float] = (0..<10_000).map { $0 < 3000 ? 8 : 2 }
        pixels[5] = 1e6
        pixels[9999] = -.greatestFiniteMagnitude / 4
        let split = try #require(OtsuSplit(of: Plane(width: 100, height: 100, pixels: pixels)))
        #expect(abs(split.threshold - 5) < 0.01)
        #expect(split.separability > 0.99)
    }

    @Test(arguments: [[-3e38, -2.9e38, 2.9e38, 3e38], denormals(1, 1, 5, 6)] as [[Float]])
    func rangesOfAnyWidthAreSplit(values: [Float]) throws {
        let split = try #require(OtsuSplit(of: Plane(width: 2, height: 2, pixels: values)))
        #expect(split.threshold > values[1] && split.threshold <= values[2])
        #expect(split.separability > 0.9)
    }

    @Test func constantAndEmptyPlanesHaveNoSplit() {
        #expect(OtsuSplit(of: Plane(width: 3, height: 3, repeating: 4)) == nil)
        #expect(OtsuSplit(of: Plane(width: 3, height: 3, repeating: .nan)) == nil)
        #expect(OtsuSplit(of: Plane(width: 0, height: 0, repeating: 0)) == nil)
    }
}

/// Deterministic numbers (SplitMix64).
struct TestNoise {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 up to 1.
    mutating func unit() -> Float { Float(next() >> 40) / Float(1 << 24) }
}
