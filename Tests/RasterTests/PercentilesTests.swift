import Testing

@testable import Raster

@Suite struct PercentilesTests {
    /// 0, 1, ... 9999 in a scrambled order, and some pixels without a number.
    private let plane = Plane<Float>(
        width: 101, height: 100,
        pixels: (0..<10_000).map { Float(($0 * 7919) % 10_000) } + [Float](repeating: .nan, count: 100))

    @Test func rangeLeavesNaNOut() {
        #expect(plane.finiteRange() == 0...9999)
        #expect(Plane<Float>(width: 3, height: 1, repeating: .nan).finiteRange() == nil)
        #expect(Plane<Float>(width: 0, height: 0, pixels: []).finiteRange() == nil)
    }

    @Test func percentilesLieWhereTheSharesSay() throws {
        let range = try #require(plane.percentileRange(low: 0.1, high: 0.75))
        #expect(abs(range.lowerBound - 1000) < 1.5)
        #expect(abs(range.upperBound - 7499) < 1.5)
        #expect(plane.percentileRange(low: 0, high: 1) == 0...9999)
    }

    @Test func oneWildPixelDoesNotDecide() throws {
        var wild = plane
        wild[50, 50] = 1e9
        let range = try #require(wild.percentileRange(low: 0.001, high: 0.999))
        // The histogram's step grows with the range; the wild pixel itself is out.
        #expect(range.upperBound < 1e5)
    }

    @Test func histogramCountsEveryNumberOnce() {
        let counts = plane.histogram(over: 0...10_000, bins: 10)
        #expect(counts == [Int](repeating: 1000, count: 10))
    }
}
