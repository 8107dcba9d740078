import Raster
import Testing

@testable import Scene

struct LengthMeasurementTests {
    /// A wall at 2 m with a box at 1 m in columns 40..<60, and a hole.
    private let scene: Scene = {
        var distance = Plane<Float>(width: 100, height: 80, repeating: 2)
        for y in 0..<80 { for x in 40..<60 { distance[x, y] = 1 } }
        distance[5, 5] = .nan
        return Scene(
            name: "s", photo: nil, depth: DepthMap(values: distance, meaning: .metres), origin: DepthOrigin(),
            camera: Camera(focal: 100, width: 100, height: 80, source: .stated),
            calibration: Calibration(isInverse: false, a: 1, b: 0, unit: .metres, source: .metric))
    }()

    private func measure(_ pixels: (Int, Int)...) throws -> LengthMeasurement {
        try LengthMeasurement(of: pixels.map { PixelPosition(x: $0.0, y: $0.1) }, in: scene)
    }

    @Test func lengthsRunThroughSpace() throws {
        // 20 pixels at 2 m with a focal length of 100 pixels: 0.4 m, then 0.3 m down.
        let result = try measure((10, 20), (30, 20), (30, 35))
        let found = [
            result.segments[0].length, result.segments[1].length, result.totalLength, result.directLength,
            result.points[1].angle,
        ]
        for (value, exact) in zip(found, [0.4, 0.3, 0.7, 0.5, 90]) {
            #expect(abs(try #require(value) - exact) < 1e-9)
        }
        let position: [Double] = [-0.79, -0.39, 2]
        #expect(zip(result.points[0].position ?? [], position).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(result.warnings.isEmpty)
    }

    @Test func edgesAndHolesAreNamed() throws {
        let result = try measure((10, 20), (5, 5), (40, 20), (50, 40))
        #expect(result.points.map(\.isOnEdge) == [false, false, true, false])
        #expect(result.segments.map { $0.length == nil } == [true, true, false])
        #expect(result.totalLength == nil && result.directLength != nil)
        #expect(result.warnings.count == 2)
        #expect(result.warnings[0].hasPrefix("5,5 has no depth") && result.warnings[1].hasPrefix("40,20 lies on"))
    }

    @Test func whatCannotBeMeasuredIsRefused() {
        for pixels in [[(100, 0), (1, 1)], [(0, -1), (1, 1)], [(1, 1)], [(5, 5), (1, 1)]] {
            #expect(throws: SceneError.self) {
                try LengthMeasurement(of: pixels.map { PixelPosition(x: $0.0, y: $0.1) }, in: scene)
            }
        }
    }
}
