import Raster
import Testing

@testable import Scene

struct ForegroundTests {
    /// Two boxes at 1 and 1.25 m before a wall at 10 m, and a column without depth.
    private let scene = {
        let row: [Float] = [10, 10, 1, 1, .nan, 1.25, 1.25, 10, 10, 10]
        let depth = DepthMap(
            values: Plane(width: 10, height: 10, pixels: (0..<10).flatMap { _ in row }), meaning: .metres)
        return Scene(
            name: "boxes", photo: nil, depth: depth, origin: DepthOrigin(),
            camera: Camera(assumedForWidth: 10, height: 10),
            calibration: Calibration(isInverse: false, a: 1, b: 0, unit: .metres, source: .metric))
    }()

    private func row(_ limits: ForegroundLimits) throws -> [UInt8] {
        try Array(Foreground(of: scene, limits: limits).mask.pixels.prefix(10)).map { $0 / 255 }
    }

    @Test func findsWhatStandsOut() throws {
        let foreground = try Foreground(of: scene, limits: .automatic)
        #expect(Array(foreground.mask.pixels.suffix(10)) == [0, 0, 255, 255, 0, 255, 255, 0, 0, 0])
        let threshold = try #require(foreground.leastInverseDepth)
        #expect(threshold > 0.1 && threshold <= 0.8)
        #expect(try #require(foreground.quality).separability > 0.9)
        #expect(try #require(foreground.quality).certainty > 0.6)
        #expect(foreground.coverage == 0.4)
    }

    @Test func takesLimitsAsDistances() throws {
        #expect(try row(.distance(from: nil, to: 1.1)) == [0, 0, 1, 1, 0, 0, 0, 0, 0, 0])
        #expect(try row(.distance(from: 1.25, to: 3)) == [0, 0, 0, 0, 0, 1, 1, 0, 0, 0])
        #expect(try row(.distance(from: 1.25, to: nil)) == [1, 1, 0, 0, 0, 1, 1, 1, 1, 1])
        let foreground = try Foreground(of: scene, limits: .distance(from: 2, to: 4))
        #expect(foreground.leastInverseDepth == 0.25)
        #expect(foreground.greatestInverseDepth == 0.5)
    }

    @Test func takesLimitsAsRanks() throws {
        // 2 of the 9 columns with depth lie at 1 m, 4 nearer than 10 m.
        #expect(try row(.rank(fromPercent: 0, toPercent: 20)) == [0, 0, 1, 1, 0, 0, 0, 0, 0, 0])
        #expect(try row(.rank(fromPercent: 0, toPercent: 40)) == [0, 0, 1, 1, 0, 1, 1, 0, 0, 0])
        #expect(try row(.rank(fromPercent: 50, toPercent: 100)) == [1, 1, 0, 0, 0, 0, 0, 1, 1, 1])
        #expect(try row(.rank(fromPercent: 0, toPercent: 100)) == [1, 1, 1, 1, 0, 1, 1, 1, 1, 1])
    }

    @Test func thresholdsOfCalibratedInverseDepthAreDistances() throws {
        let values = Plane<Float>(width: 4, height: 1, pixels: [100, 100, 300, 300])
        let relative = Scene(
            name: "relative", photo: nil, depth: DepthMap(values: values, meaning: .inverse), origin: DepthOrigin(),
            camera: Camera(assumedForWidth: 4, height: 1),
            calibration: Calibration(isInverse: true, a: 0.001, b: 0.1, unit: .metres, source: .nearFar))
        // 100 is 5 m, 300 is 2.5 m.
        #expect(try Foreground(of: relative, limits: .distance(from: nil, to: 3)).mask.pixels == [0, 0, 255, 255])
        #expect(try #require(relative.inverseDepth(atDistance: 4)) == 150)
        #expect(try #require(relative.distance(atInverseDepth: 150)) == 4)
        #expect(relative.inverseDepth(atDistance: 0) == nil)
    }

    @Test func constantDepthHasNoForeground() throws {
        let flat = Scene(
            name: "flat", photo: nil,
            depth: DepthMap(values: Plane(width: 3, height: 2, repeating: 7), meaning: .inverse), origin: DepthOrigin(),
            camera: Camera(assumedForWidth: 3, height: 2),
            calibration: Calibration(isInverse: true, a: 0, b: 1, unit: .near, source: .assumed))
        let foreground = try Foreground(of: flat, limits: .automatic)
        #expect(foreground.mask.pixels == [0, 0, 0, 0, 0, 0])
        #expect(foreground.quality?.certainty == 0)
        #expect(foreground.leastInverseDepth == nil)
        #expect(flat.inverseDepth(atDistance: 2) == nil)
    }
}
