import Raster
import Scene
import Testing

@Suite struct PointMaskTests {
    /// A row of distances, repeated so that nothing changes down the columns.
    func kept(_ row: [Float], threshold: Double = 0.04) -> [UInt8] {
        let plane = Plane<Float>(
            width: row.count, height: 4, pixels: [row, row, row, row].flatMap(\.self))
        let mask = PointMask(of: plane, edges: EdgeRule(threshold: threshold, width: row.count, height: 4))
        return Array(mask.pixels.pixels[..<row.count])
    }

    @Test func aHardStepLosesNothing() {
        #expect(kept([1, 1, 1, 3, 3, 3]) == [1, 1, 1, 1, 1, 1])
    }

    @Test func aBlurredStepLosesWhatHangsBetween() {
        #expect(kept([1, 1, 1.4, 2, 2.7, 3, 3]) == [1, 1, 0, 0, 0, 1, 1])
        #expect(kept([3, 3, 2, 1, 1]) == [1, 1, 0, 1, 1])
    }

    @Test func theLastOfABlurBelongsToItsSurface() {
        // 1.02 is joined to 1.
        #expect(kept([1, 1, 1.02, 2, 3, 3]) == [1, 1, 1, 0, 1, 1])
    }

    @Test func aWireAndASlopeStay() {
        #expect(kept([3, 3, 1, 3, 3]) == [1, 1, 1, 1, 1])
        #expect(kept([1, 1.03, 1.06, 1.09, 1.12]) == [1, 1, 1, 1, 1])
    }

    @Test func zeroKeepsAllThatHasDepth() {
        #expect(kept([1, 1, 2, .nan, 3, 3], threshold: 0) == [1, 1, 1, 0, 1, 1])
    }

    @Test func distancesThatOverflowAreNone() {
        #expect(
            kept(
                [Float.leastNonzeroMagnitude, 1e-20, 1, 1e17, 1e19, .greatestFiniteMagnitude, .infinity], threshold: 0)
                == [
                    0, 0, 1, 1, 0, 0, 0,
                ])
    }

    @Test func countsAddUp() {
        let plane = Plane<Float>(width: 6, height: 2, pixels: [1, 1, 2, 3, 3, .nan, .nan, 1, 2, 3, 3, 3])
        let mask = PointMask(of: plane, edges: EdgeRule(threshold: 0.04, width: 6, height: 2))
        #expect(mask.withoutDepth == 2)
        #expect(mask.onEdges == 2)
        #expect(mask.count == 8)
        #expect(mask.rowCounts == [4, 4])
    }

    @Test(arguments: [(1, 1), (2, 1), (1, 7), (5, 5), (37, 29), (2600, 7)])
    func rowsAgreeWithTheRule(width: Int, height: Int) {
        var seed: UInt32 = 7
        let plane = Plane<Float>(
            width: width, height: height,
            pixels: (0..<width * height).map { _ in
                seed = seed &* 1_664_525 &+ 1_013_904_223
                let value = Float(seed >> 8) / Float(1 << 24)
                return value < 0.1 ? .nan : 1 + value * value * 0.3
            })
        let rule = EdgeRule(threshold: 0.04, width: width, height: height)
        let mask = PointMask(of: plane, edges: rule)
        let expected = plane.pixels.withUnsafeBufferPointer { buffer -> [UInt8] in
            guard let base = buffer.baseAddress else { return [] }
            return (0..<width * height).map { index in
                let flies = rule.isFlying(
                    x: index % width, y: index / width, in: base, width: width, height: height)
                return buffer[index].isNaN || flies ? 0 : 1
            }
        }
        #expect(mask.pixels.pixels == expected)
    }

    @Test func theReachGrowsWithThePicture() {
        #expect(EdgeRule(threshold: 0.04, width: 640, height: 480).reach == 1)
        #expect(EdgeRule(threshold: 0.04, width: 3000, height: 4000).reach == 4)
        // A blur over two pixels of a large picture is seen although each pixel is joined to the next.
        var row = [Float](repeating: 1, count: 4000)
        for x in 2000..<4000 { row[x] = min(1 + Float(x - 1999) * 0.03, 1.3) }
        let plane = Plane<Float>(width: 4000, height: 1, pixels: row)
        let mask = PointMask(of: plane, edges: EdgeRule(threshold: 0.04, width: 4000, height: 1))
        #expect(mask.onEdges == 7)
        #expect(mask.pixels[2003, 0] == 0)
    }
}

@Suite struct ThinningTests {
    let full = Plane<Float>(width: 320, height: 240, repeating: 2)

    func mask() -> PointMask { PointMask(of: full, edges: EdgeRule(threshold: 0.04, width: 320, height: 240)) }

    @Test(arguments: [1, 2, 100, 5000, 38_400, 76_799])
    func leavesAsManyAsAllowed(maximum: Int) {
        var mask = mask()
        mask.thin(to: maximum)
        #expect(mask.count <= maximum)
        #expect(mask.count >= maximum - 1)
        #expect(mask.thinned == 320 * 240 - mask.count)
        #expect(mask.pixels.pixels.reduce(0) { $0 + Int($1) } == mask.count)
    }

    @Test func leavesAllWhenTheyAreFew() {
        var mask = mask()
        mask.thin(to: 320 * 240)
        #expect(mask.count == 320 * 240)
        #expect(mask.thinned == 0)
    }

    @Test func leavesEveryPartOfThePictureItsShare() {
        var mask = mask()
        mask.thin(to: 7680)
        for blockY in 0..<6 {
            for blockX in 0..<8 {
                var count = 0
                for y in 0..<40 {
                    for x in 0..<40 { count += Int(mask.pixels[blockX * 40 + x, blockY * 40 + y]) }
                }
                // 160 each when perfectly even.
                #expect((148...172).contains(count))
            }
        }
    }
}
