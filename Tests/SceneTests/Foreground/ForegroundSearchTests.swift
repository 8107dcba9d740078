import Raster
import Testing

@testable import Scene

/// Scenes of 160 x 120 pixels, in inverse depth: a floor that runs from 0.1 at row 40 to 1 at the lower edge, a wall of 0.1
/// above it, and things on the floor.
struct ForegroundSearchTests {
    private static let (width, height) = (160, 120)

    private static func floor(_ y: Int) -> Float { y < 40 ? 0.1 : 0.1 + 0.9 * Float(y - 40) / 79 }

    /// - Parameter things: boxes of columns and rows with an inverse depth each, the later ones in front.
    private func depth(_ things: [(columns: Range<Int>, rows: Range<Int>, value: Float)]) -> Plane<Float> {
        var plane = Plane<Float>(width: Self.width, height: Self.height, repeating: 0)
        for y in 0..<Self.height { for x in 0..<Self.width { plane[x, y] = Self.floor(y) } }
        for thing in things {
            for y in thing.rows { for x in thing.columns { plane[x, y] = thing.value } }
        }
        return plane
    }

    private func mask(_ boxes: [(columns: Range<Int>, rows: Range<Int>)]) -> Plane<UInt8> {
        var plane = Plane<UInt8>(width: Self.width, height: Self.height, repeating: 0)
        for box in boxes { for y in box.rows { for x in box.columns { plane[x, y] = 255 } } }
        return plane
    }

    private func overlap(_ first: Plane<UInt8>, _ second: Plane<UInt8>) -> Double {
        let both = zip(first.pixels, second.pixels).count { $0 == 255 && $1 == 255 }
        let either = zip(first.pixels, second.pixels).count { $0 == 255 || $1 == 255 }
        return Double(both) / Double(either)
    }

    @Test func aThingIsFoundWithoutTheFloorOnWhichItStands() {
        // It stands where the floor has its depth.
        let search = ForegroundSearch(inverseDepth: depth([(60..<90, 20..<85, Self.floor(85))]), photo: nil)
        #expect(overlap(search.mask, mask([(60..<90, 20..<85)])) > 0.96)
        #expect(search.quality.certainty > 0.7)
    }

    @Test func aThingBehindIsLeftOut() {
        let scene = depth([(100..<130, 30..<60, Self.floor(60)), (40..<70, 20..<95, Self.floor(95))])
        let search = ForegroundSearch(inverseDepth: scene, photo: nil)
        #expect(overlap(search.mask, mask([(40..<70, 20..<95)])) > 0.96)
    }

    @Test func affineDepthGivesTheSameMask() {
        let scene = depth([(60..<90, 20..<85, Self.floor(85))])
        let moved = ForegroundSearch(inverseDepth: scene.map { 300 * $0 - 20 }, photo: nil)
        let plain = ForegroundSearch(inverseDepth: scene, photo: nil)
        #expect(overlap(moved.mask, plain.mask) > 0.99)
        #expect(abs(moved.quality.certainty - plain.quality.certainty) < 0.01)
    }

    @Test func aBareFloorHasNoForegroundToBeSureOf() {
        #expect(ForegroundSearch(inverseDepth: depth([]), photo: nil).quality.certainty < 0.1)
    }

    @Test func aSoftEdgeIsCutInItsMiddle() throws {
        // A thing of 0.9 before 0.3; the edge takes 6 columns. Another thing far behind draws a common threshold down.
        var plane = Plane<Float>(width: 160, height: 120, repeating: 0.3)
        for y in 0..<120 {
            for x in 0..<160 {
                let ramp = min(max((Float(x) - 47) / 6, 0), 1) * min(max((Float(113) - Float(x)) / 6, 0), 1)
                if y > 20 && y < 100 { plane[x, y] = 0.3 + 0.6 * ramp }
                if y < 10 { plane[x, y] = 0 }
            }
        }
        let mask = ForegroundSearch(inverseDepth: plane, photo: nil).mask
        let row = (0..<160).filter { mask[$0, 60] == 255 }
        #expect(abs(try #require(row.first) - 50) <= 1)
        #expect(abs(try #require(row.last) - 109) <= 1)
    }

    @Test func largePicturesAreCutToThePixel() {
        // 1300 columns make cells of five pixels; the outline lies within cells.
        var plane = Plane<Float>(width: 1300, height: 400, repeating: 0.2)
        for y in 103..<297 { for x in 311..<888 { plane[x, y] = 0.8 } }
        plane[500, 200] = .nan
        let mask = ForegroundSearch(inverseDepth: plane, photo: nil).mask
        #expect(mask.pixels == plane.pixels.map { $0 > 0.5 ? 255 : 0 })
    }

    @Test func thingsGrowFromPointsToTheirEdges() {
        let scene = depth([(100..<130, 30..<60, Self.floor(60)), (40..<70, 20..<95, Self.floor(95))])
        let one = ForegroundSearch(inverseDepth: scene, photo: nil, points: [PixelPosition(x: 115, y: 45)])
        #expect(overlap(one.mask, mask([(100..<130, 30..<60)])) > 0.95)
        let both = ForegroundSearch(
            inverseDepth: scene, photo: nil, points: [PixelPosition(x: 115, y: 45), PixelPosition(x: 50, y: 50)])
        #expect(overlap(both.mask, mask([(100..<130, 30..<60), (40..<70, 20..<95)])) > 0.95)
        // The floor itself can be asked for.
        let floor = ForegroundSearch(inverseDepth: scene, photo: nil, points: [PixelPosition(x: 10, y: 100)])
        #expect(floor.mask[10, 100] == 255)
        #expect(floor.mask[50, 50] == 0)
    }

    @Test(arguments: [(1, 1), (1, 300), (700, 1), (3, 2)])
    func smallAndThinPicturesHaveAMask(size: (width: Int, height: Int)) {
        let count = size.width * size.height
        for values in [
            [Float](repeating: 2, count: count), [Float](repeating: .nan, count: count),
            (0..<count).map { $0 < count / 2 ? 1 : 3 },
        ] {
            let plane = Plane(width: size.width, height: size.height, pixels: values)
            let search = ForegroundSearch(inverseDepth: plane, photo: nil)
            #expect(search.mask.isSameSize(as: plane))
            #expect(zip(search.mask.pixels, values).allSatisfy { !$1.isNaN || $0 == 0 })
            #expect(search.quality.certainty >= 0 && search.quality.certainty <= 1)
        }
    }
}
