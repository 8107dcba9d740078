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

    @Test func percentilesLieWhereTheSharesSay() {
        #expect(plane.percentileRange(low: 0.1, high: 0.75) == 1000...7499)
        #expect(plane.percentileRange(low: 0.00015, high: 0.99985) == 1...9998)
        // 1 - 0.9 is a little less than a tenth, and means one.
        #expect(plane.percentileRange(low: 1 - 0.9, high: 1 - 0.1) == 1000...8999)
        #expect(plane.percentileRange(low: 0, high: 1) == 0...9999)
        #expect(plane.percentileRange(low: 0, high: 0) == 0...0)
        #expect(plane.percentileRange(low: 1, high: 1) == 9999...9999)
        #expect(Plane<Float>(width: 3, height: 1, repeating: .nan).percentileRange(low: 0.1, high: 0.9) == nil)
        #expect(Plane<Float>(width: 0, height: 0, pixels: []).percentileRange(low: 0.1, high: 0.9) == nil)
    }

    @Test func oneWildPixelDoesNotDecide() throws {
        var wild = plane.map { 0.2 + $0 * 2e-5 }
        wild[50, 50] = 1e5
        wild[51, 50] = -.greatestFiniteMagnitude
        let range = try #require(wild.percentileRange(low: 0.001, high: 0.999))
        #expect(abs(range.lowerBound - 0.2002) < 4e-5)
        #expect(abs(range.upperBound - 0.3998) < 4e-5)
    }

    /// Against sorting, for numbers of every size and sign, over several bands.
    @Test func agreesWithSorting() throws {
        var state: UInt32 = 9
        let pixels = (0..<700 * 9).map { _ -> Float in
            state = state &* 1_664_525 &+ 1_013_904_223
            return Float(bitPattern: state)
        }
        let sorted = pixels.filter { !$0.isNaN }.sorted()
        let plane = Plane<Float>(width: 9, height: 700, pixels: pixels)
        for (low, high) in [(0.001, 0.999), (0.25, 0.25), (0.5, 0.51), (0.3, 1), (0, 0.7)] {
            let range = try #require(plane.percentileRange(low: low, high: high))
            let first = Int(low * Double(sorted.count))
            #expect(range.lowerBound == sorted[first])
            #expect(range.upperBound == max(sorted[first], sorted[Int((high * Double(sorted.count)).rounded(.up)) - 1]))
        }
    }

    @Test(
        arguments: [
            [-3e38, 0, 1, 3e38], denormals(1, 2, 3, 4), [-.greatestFiniteMagnitude, -1, 1, .greatestFiniteMagnitude],
            [-0.0, 0, 0, Float.leastNonzeroMagnitude], [-.infinity, 0, 1, .infinity],
        ] as [[Float]])
    func rangesOfAnyWidthAreCounted(values: [Float]) throws {
        let plane = Plane<Float>(width: 2, height: 2, pixels: values)
        #expect(plane.percentileRange(low: 0.25, high: 0.75) == values[1]...values[2])
        let whole = try #require(plane.percentileRange(low: 0, high: 1))
        #expect(plane.histogram(over: whole, bins: 16).reduce(0, +) == 4)
        if values[3].isFinite { #expect(plane.histogram(over: whole, bins: 16)[15] >= 1) }
        #expect(plane.histogram(over: values[1]...values[1], bins: 16).reduce(0, +) == 4)
    }

    @Test func histogramCountsEveryNumberOnce() {
        let counts = plane.histogram(over: 0...10_000, bins: 10)
        #expect(counts == [Int](repeating: 1000, count: 10))
    }
}

/// Numbers too small for full precision, in units of the least there is.
func denormals(_ units: UInt32...) -> [Float] { units.map { Float(bitPattern: $0) } }
