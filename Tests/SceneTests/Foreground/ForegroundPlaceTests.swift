import Raster
import Testing

@testable import Scene

/// Foregrounds named by pixels and boxes.
struct ForegroundPlaceTests {
    /// Two boxes at 1 m, left and right, before a wall at 5 m; a hole without depth in the middle.
    private let scene = {
        var values = Plane<Float>(width: 60, height: 30, repeating: 5)
        for y in 8..<22 {
            for x in 5..<20 { values[x, y] = 1 }
            for x in 40..<55 { values[x, y] = 1 }
        }
        values[30, 15] = .nan
        return Scene(
            name: "pair", photo: nil, depth: DepthMap(values: values, meaning: .metres), origin: DepthOrigin(),
            camera: Camera(assumedForWidth: 60, height: 30),
            calibration: Calibration(isInverse: false, a: 1, b: 0, unit: .metres, source: .metric))
    }()

    private func columns(_ limits: ForegroundLimits, _ box: PixelBox? = nil) throws -> [Int] {
        let mask = try Foreground(of: scene, limits: limits, within: box).mask
        #expect(mask.width == 60 && mask.height == 30)
        return (0..<60).filter { mask[$0, 15] == 255 }
    }

    @Test func aPointNamesOneThing() throws {
        #expect(try columns(.points([PixelPosition(x: 6, y: 10)])) == Array(5..<20))
        #expect(
            try columns(.points([PixelPosition(x: 6, y: 10), PixelPosition(x: 54, y: 21)]))
                == Array(5..<20) + Array(40..<55))
    }

    @Test func aBoxHoldsTheForeground() throws {
        let left = PixelBox(x: 0, y: 2, width: 30, height: 26)
        #expect(try columns(.automatic) == Array(5..<20) + Array(40..<55))
        #expect(try columns(.automatic, left) == Array(5..<20))
        #expect(try columns(.distance(from: nil, to: 2), left) == Array(5..<20))
        #expect(try columns(.rank(fromPercent: 50, toPercent: 100), left) == Array(0..<5) + Array(20..<30))
        // What reaches out of the picture is cut off.
        #expect(try columns(.automatic, PixelBox(x: 30, y: 0, width: .max, height: 900)) == Array(40..<55))
    }

    @Test func placesWhereNothingCanBeFoundAreRefused() {
        let box = PixelBox(x: 0, y: 0, width: 10, height: 10)
        for point in [PixelPosition(x: 60, y: 0), PixelPosition(x: -1, y: 3), PixelPosition(x: 30, y: 15)] {
            #expect(throws: SceneError.self) { try columns(.points([point])) }
        }
        #expect(throws: SceneError.self) { try columns(.points([PixelPosition(x: 12, y: 12)]), box) }
        for box in [
            PixelBox(x: 60, y: 0, width: 5, height: 5), PixelBox(x: 0, y: 0, width: 0, height: 5),
            PixelBox(x: .max, y: 0, width: .max, height: 5),
        ] {
            #expect(throws: SceneError.self) { try columns(.automatic, box) }
        }
    }
}
