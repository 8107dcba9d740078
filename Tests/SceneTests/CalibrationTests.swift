import Raster
import Testing

@testable import Scene

@Suite struct CalibrationTests {
    /// Inverse depth 1...100 in 100 columns.
    private let ramp = DepthMap(
        values: Plane(width: 100, height: 100, pixels: (0..<10_000).map { Float($0 % 100 + 1) }), meaning: .inverse)

    @Test func nearAndFarLieAtTheEnds() throws {
        let calibration = try Calibration(
            of: ramp, subject: "ramp", near: 0.5, far: 12, outside: .clamp)
        #expect(calibration.unit == .metres && calibration.source == .nearFar)
        #expect(abs(calibration.distance(100) - 0.5) < 1e-3)
        #expect(abs(calibration.distance(1) - 12) < 0.1)
        // Inverse depth, not depth, is linear between: Z = 1 / (a d + b).
        let middle = calibration.distance(50.5)
        #expect(abs(1 / middle - (1 / 0.5 + 1 / 12) / 2) < 1e-2)
        #expect(abs(calibration.value(atDistance: middle) - 50.5) < 1e-6)
    }

    @Test func planesAndSingleValuesAgree() throws {
        for outside in Calibration.OutsidePolicy.allCases {
            let calibration = Calibration(
                isInverse: true, a: 0.02, b: -0.1, near: 0.6, far: 8, outside: outside, unit: .metres, source: .nearFar)
            let plane = calibration.distances(of: ramp.values)
            for x in 0..<100 {
                let single = calibration.distance(Double(ramp.values[x, 3]))
                if single.isNaN {
                    #expect(plane[x, 3].isNaN)
                } else {
                    #expect(abs(Double(plane[x, 3]) - single) < 1e-5 * single)
                }
            }
        }
    }

    @Test func whatLiesOutsideIsMovedOrLeftOut() {
        var calibration = Calibration(
            isInverse: false, a: 1, b: 0, near: 1, far: 5, outside: .clamp, unit: .metres, source: .metric)
        #expect(calibration.distance(0.5) == 1)
        #expect(calibration.distance(9) == 5)
        calibration.outside = .drop
        #expect(calibration.distance(0.5).isNaN)
        #expect(calibration.distance(9).isNaN)
        #expect(calibration.distance(3) == 3)
        #expect(calibration.distance(.nan).isNaN)
    }

    @Test func aSurfaceThatLiesOnALimitIsNotDropped() throws {
        // 2.4 in 1/Z is not exact, and a 16-bit file moves it further.
        let depth = DepthMap(
            values: Plane(width: 3, height: 1, pixels: [Float(1 / 2.4), Float(1 / 2.4) + 6e-6, Float(1 / 2.3)]),
            meaning: .inverse)
        let calibration = Calibration(
            isInverse: true, a: 1, b: 0, near: 2.4, far: 5, outside: .drop, unit: .metres, source: .nearFar)
        let distances = calibration.distances(of: depth.values).pixels
        #expect(distances[0] == 2.4 && distances[1] == 2.4)
        #expect(distances[2].isNaN)
        #expect(calibration.distance(1 / 2.4 + 6e-6) == 2.4)
    }

    @Test func knownPointsAreFittedInInverseDepth() throws {
        // 1/Z = 0.01 d + 0.05
        func metres(_ d: Double) -> Double { 1 / (0.01 * d + 0.05) }
        let points = [0, 30, 99].map { KnownPoint(x: $0, y: 7, metres: metres(Double($0 + 1))) }
        let calibration = try Calibration(
            of: ramp, subject: "ramp", knownPoints: points, near: nil, far: nil, outside: .clamp)
        #expect(abs(calibration.a - 0.01) < 1e-9)
        #expect(abs(calibration.b - 0.05) < 1e-9)
        for point in try #require(calibration.points) {
            #expect(abs(point.residual ?? 1) < 1e-9)
            #expect(!point.isOutlier)
        }
        #expect(calibration.unit == .metres)
    }

    @Test func residualsSayWhichPointIsOff() throws {
        let points = [
            KnownPoint(x: 0, y: 0, metres: 10), KnownPoint(x: 49, y: 0, metres: 2),
            KnownPoint(x: 99, y: 0, metres: 0.5),
        ]
        let calibration = try Calibration(
            of: ramp, subject: "ramp", knownPoints: points, near: nil, far: nil, outside: .clamp)
        #expect(calibration.points?.count == 3)
        #expect(calibration.points?.contains { abs($0.residual ?? 0) > 0.01 } == true)
        // Of three points any two agree, so that none is left out.
        #expect(calibration.points?.contains { $0.isOutlier } == false)
    }

    /// 1/Z = 0.01 d + 0.05 on the ramp, where column x has d = x + 1.
    private func exact(_ columns: [Int]) -> [KnownPoint] {
        columns.map { column in
            let inverse: Double = 0.01 * Double(column + 1) + 0.05
            return KnownPoint(x: column, y: 3, metres: 1 / inverse)
        }
    }

    private func fit(_ points: [KnownPoint], to depth: DepthMap? = nil) throws -> Calibration {
        try Calibration(
            of: depth ?? ramp, subject: "ramp", knownPoints: points, near: nil, far: nil, outside: .clamp)
    }

    @Test(arguments: 0..<5, [0.3, 0.6, 1.7, 4.0, 30.0]) func oneBadPointOfFiveChangesNothing(bad: Int, factor: Double)
        throws
    {
        var points = exact([2, 20, 45, 70, 95])
        points[bad].metres *= factor
        let calibration = try fit(points)
        #expect(abs(calibration.a - 0.01) < 1e-9 && abs(calibration.b - 0.05) < 1e-9)
        #expect(calibration.points?.map(\.isOutlier) == (0..<5).map { $0 == bad })
        let residual = try #require(calibration.points?[bad].residual)
        let truth = points[bad].metres / factor
        #expect(abs(residual + points[bad].metres - truth) < 1e-6)
        #expect(calibration.notices.count == 1)
        #expect(calibration.notices[0].contains("\(points[bad].x),3="))
    }

    @Test func smallErrorsOfAllPointsAreShared() throws {
        var points = exact([2, 20, 45, 70, 95])
        for (index, error) in [0.02, -0.03, 0.01, 0.03, -0.02].enumerated() { points[index].metres *= 1 + error }
        let calibration = try fit(points)
        #expect(calibration.points?.contains { $0.isOutlier } == false)
        // Plain least squares in inverse depth, by the textbook's formula.
        let (x, y) = (points.map { Double($0.x + 1) }, points.map { 1 / $0.metres })
        let (sumX, sumY) = (x.reduce(0, +), y.reduce(0, +))
        let squares = x.map { $0 * $0 }.reduce(0, +)
        let products = zip(x, y).map { $0 * $1 }.reduce(0, +)
        let slope: Double = (5 * products - sumX * sumY) / (5 * squares - sumX * sumX)
        #expect(abs(calibration.a - slope) < 1e-12)
    }

    @Test func pointsBeyondInfinityHaveNoResidual() throws {
        // 1/Z falls below 0 at the far end.
        let points = [
            KnownPoint(x: 99, y: 0, metres: 1), KnownPoint(x: 80, y: 0, metres: 2), KnownPoint(x: 0, y: 0, metres: 40),
        ]
        let calibration = try fit(points)
        #expect(calibration.points?[2].residual == nil)
        #expect(calibration.notices.contains { $0.contains("infinity") })
    }

    @Test func impossiblePointsAreRefused() {
        func refuses(_ points: [KnownPoint], containing words: String) {
            do {
                _ = try Calibration(
                    of: ramp, subject: "ramp", knownPoints: points, near: nil, far: nil, outside: .clamp)
                Issue.record("took \(points)")
            } catch { #expect(error.description.contains(words), "\(error)") }
        }
        refuses([KnownPoint(x: 1, y: 1, metres: 1)], containing: "two points")
        refuses([KnownPoint(x: 5, y: 0, metres: 1), KnownPoint(x: 5, y: 9, metres: 2)], containing: "same depth")
        refuses(
            [KnownPoint(x: 5, y: 0, metres: 1), KnownPoint(x: 5, y: 9, metres: 2)],
            containing: "stated at different distances")
        refuses(
            [KnownPoint(x: 5, y: 0, metres: 2), KnownPoint(x: 50, y: 9, metres: 2)], containing: "tells them apart")
        refuses(
            [KnownPoint(x: 0, y: 0, metres: 1), KnownPoint(x: 99, y: 0, metres: 2)], containing: "nearer is farther")
        refuses(
            [KnownPoint(x: 0, y: 0, metres: 1), KnownPoint(x: 100, y: 0, metres: 2)], containing: "outside the picture")
        refuses([KnownPoint(x: 0, y: 0, metres: 0), KnownPoint(x: 9, y: 0, metres: 2)], containing: "above 0")
    }

    @Test func constantDepthIsPutAtNear() throws {
        let flat = DepthMap(values: Plane(width: 4, height: 4, repeating: 3), meaning: .inverse)
        let calibration = try Calibration(
            of: flat, subject: "flat", near: 2, far: 20, outside: .clamp)
        #expect(calibration.distances(of: flat.values).pixels.allSatisfy { abs($0 - 2) < 1e-6 })
    }

    @Test func whatIsNotStatedFollowsFromTheMap() throws {
        func calibration(of low: Float, _ high: Float, near: Double?, far: Double?) throws -> Calibration {
            let depth = DepthMap(values: Plane(width: 2, height: 1, pixels: [low, high]), meaning: .inverse)
            return try Calibration(of: depth, subject: "two", near: near, far: far, outside: .clamp)
        }
        // Inverse depth 0.25 and 1, with 0 at infinity: four times as far.
        let assumed = try calibration(of: 0.25, 1, near: nil, far: nil)
        #expect(assumed.unit == .near && assumed.source == .assumed)
        #expect(abs(assumed.distance(0.25) - 4) < 1e-9 && abs(assumed.distance(1) - 1) < 1e-9)
        #expect(abs(assumed.b) < 1e-9)
        let near = try calibration(of: 0.25, 1, near: 2, far: nil)
        #expect(near.unit == .metres && near.near == 2 && near.far == 8)
        let far = try calibration(of: 0.25, 1, near: nil, far: 8)
        #expect(far.near == 2 && far.far == 8)
        let sky = try calibration(of: 0, 1, near: nil, far: nil)
        #expect(sky.far == Calibration.largestAssumedRatio)
    }
}
