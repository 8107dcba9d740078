import Raster
import Testing

@testable import Scene

/// One pixel far from all others, and maps at the ends of what a Float holds.
struct WildPixelTests {
    private func scene(_ values: [Float], width: Int, meaning: DepthMeaning = .inverse) throws -> Scene {
        let depth = DepthMap(
            values: Plane(width: width, height: values.count / width, pixels: values), meaning: meaning)
        let calibration =
            meaning == .metres
            ? Calibration(isInverse: false, a: 1, b: 0, unit: .metres, source: .metric)
            : try Calibration(of: depth, subject: "map", near: nil, far: nil, outside: .clamp)
        return Scene(
            name: "wild", photo: nil, depth: depth, origin: DepthOrigin(),
            camera: Camera(assumedForWidth: width, height: values.count / width), calibration: calibration)
    }

    /// A box of 0.4 before a wall of 0.2 to 0.21, and one pixel of 100,000.
    private var wild: [Float] {
        var values = (0..<10_000).map { index -> Float in
            (20..<60).contains(index % 100) && (20..<60).contains(index / 100) ? 0.4 : 0.2 + 1e-6 * Float(index)
        }
        values[77] = 1e5
        return values
    }

    @Test func doesNotMoveTheCalibration() throws {
        let scene = try scene(wild, width: 100)
        #expect(abs(scene.distance[30, 30] - 1) < 1e-4)
        // The ratio of 0.4 to 0.2 is that of far to near.
        #expect(abs(scene.distance[0, 0] - 2) < 1e-3)
        #expect(scene.distance.pixels.allSatisfy { (1...2.001).contains($0) })
    }

    @Test func doesNotMoveTheForeground() throws {
        let foreground = try Foreground(of: try scene(wild, width: 100), limits: .automatic)
        #expect(foreground.mask.pixels.count { $0 == 255 } == 1600)
        let threshold = try #require(foreground.leastInverseDepth)
        #expect(threshold > 0.25 && threshold < 0.4)
        let ranked = try Foreground(of: try scene(wild, width: 100), limits: .rank(fromPercent: 0, toPercent: 16.01))
        // The wild pixel is nearest of all, but a speck.
        var specked = foreground.mask
        specked.pixels[77] = 255
        #expect(ranked.mask.pixels == specked.pixels)
    }

    @Test(
        arguments: [[-3e38, -2.5e38, 2.5e38, 3e38], denormals(1, 2, 5, 6), denormals(0, 70_000, 600_000, 700_000)]
            as [[Float]])
    func greatAndDenormalRangesAreCalibrated(values: [Float]) throws {
        let scene = try scene(values, width: 2)
        let distances = scene.distance.pixels
        #expect(abs(distances[3] - 1) < 1e-5)
        #expect(distances[0] > distances[1] && distances[1] > distances[2] && distances[2] >= 1)
        #expect(try Foreground(of: scene, limits: .automatic).mask.pixels == [0, 0, 255, 255])
    }

    @Test func metresWhoseInverseIsDenormalOrInfiniteHaveAForeground() throws {
        let far = try scene([1e38, 1.1e38, 3e38, 3.4e38], width: 2, meaning: .metres)
        #expect(try Foreground(of: far, limits: .automatic).mask.pixels == [255, 255, 0, 0])
        let near = try scene(denormals(1, 1) + [1, 1], width: 2, meaning: .metres)
        #expect(near.inverseDepth.pixels.allSatisfy { $0.isFinite })
        #expect(try Foreground(of: near, limits: .automatic).mask.pixels == [255, 255, 0, 0])
        #expect(far.inverseDepth(atDistance: 1e-60) == nil)
    }
}

/// Numbers too small for full precision, in units of the least there is.
func denormals(_ units: UInt32...) -> [Float] { units.map { Float(bitPattern: $0) } }
