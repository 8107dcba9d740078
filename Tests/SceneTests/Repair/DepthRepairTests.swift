import Raster
import Testing

@testable import Scene

@Suite struct DepthRepairTests {
    private func depth(_ width: Int, _ height: Int, _ meaning: DepthMeaning = .metres, _ value: (Int, Int) -> Float)
        -> DepthMap
    {
        DepthMap(
            values: Plane(
                width: width, height: height,
                pixels: (0..<width * height).map { value($0 % width, $0 / width) }), meaning: meaning)
    }

    @Test func clippingMovesOnlyTheTails() {
        var map = depth(100, 10) { x, y in Float(100 * y + x) }
        map.values[0, 0] = .nan
        map.clipTails(0.01)
        // 999 values, of which 9 lie below and 9 above.
        #expect(map.values[0, 0].isNaN)
        #expect(map.values.finiteRange() == 10...990)
        #expect(map.values[50, 5] == 550)
    }

    @Test func holeOnOneSurfaceIsBridged() {
        var map = depth(20, 20) { x, y in (8..<11).contains(x) && (5..<15).contains(y) ? .nan : 2 + 0.01 * Float(x) }
        map.fillHoles(upTo: 3)
        for y in 5..<15 { for x in 8..<11 { #expect(abs(map.values[x, y] - (2 + 0.01 * Float(x))) < 1e-3) } }
    }

    @Test(arguments: [DepthMeaning.metres, .depth, .inverse]) func holeBesideANearObjectTakesTheFartherSurface(
        meaning: DepthMeaning
    ) {
        let isInverse = meaning == .inverse
        let (near, far): (Float, Float) = isInverse ? (1, 0.2) : (1, 5)
        var map = depth(30, 12, meaning) { x, _ in x < 12 ? near : x < 16 ? .nan : far }
        map.fillHoles(upTo: 4)
        #expect((12..<16).allSatisfy { map.values[$0, 6] == far })
        #expect(map.values[11, 6] == near)
    }

    @Test func widerHolesStay() {
        var map = depth(30, 30) { x, y in (5..<15).contains(x) && (5..<15).contains(y) ? .nan : 3 }
        let before = map.values.pixels.count { $0.isNaN }
        map.fillHoles(upTo: 9)
        #expect(map.values.pixels.count { $0.isNaN } == before)
        map.fillHoles(upTo: 10)
        #expect(map.values.pixels.allSatisfy { $0 == 3 })
    }

    @Test func emptyMapStaysEmpty() {
        var map = depth(7, 5) { _, _ in .nan }
        DepthRepair(clippedTail: 0.1, largestHole: 100, smoothing: 2).repair(&map)
        #expect(map.values.pixels.allSatisfy { $0.isNaN })
    }

    @Test func smoothingTakesNoiseAndLeavesSteps() {
        var state: UInt64 = 7
        var map = depth(64, 48) { x, _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let noise = Float(state >> 40) / Float(1 << 24) - 0.5
            return (x < 32 ? 1 : 4) * (1 + 0.02 * noise)
        }
        map.values[3, 3] = .nan
        let before = spread(of: map, 6..<28, around: 1)
        map.smoothSurfaces(spread: 2)
        #expect(spread(of: map, 6..<28, around: 1) < before / 3)
        #expect(map.values[3, 3].isNaN)
        for y in 0..<48 {
            #expect(abs(map.values[31, y] - 1) < 0.02)
            #expect(abs(map.values[32, y] - 4) < 0.08)
        }
    }

    private func spread(of map: DepthMap, _ columns: Range<Int>, around mean: Float) -> Float {
        var sum: Float = 0
        for y in 6..<42 { for x in columns { sum += (map.values[x, y] - mean) * (map.values[x, y] - mean) } }
        return (sum / Float(36 * columns.count)).squareRoot()
    }
}
