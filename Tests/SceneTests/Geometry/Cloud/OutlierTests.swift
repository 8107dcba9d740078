import Raster
import Scene
import Testing

@Suite struct OutlierTests {
    /// 40 x 30 pixels at a focal length of 50: a wall at 4 m, with what `change` puts before it.
    func mask(_ change: (Int, Int) -> Float?) -> (PointMask, Plane<Float>) {
        let distance = Plane<Float>(
            width: 40, height: 30, pixels: (0..<1200).map { change($0 % 40, $0 / 40) ?? 4 })
        return (PointMask(of: distance, edges: EdgeRule(threshold: 0, width: 40, height: 30)), distance)
    }

    @Test func lonePointsGo() {
        let places = [(3, 3), (20, 15), (39, 29), (0, 10)]
        var (mask, distance) = mask { x, y in places.contains { $0 == (x, y) } ? 2.5 : nil }
        let told = mask.removeOutliers(4, distance: distance, focal: 50)
        #expect(told)
        #expect(mask.outliers == 4)
        #expect(mask.count == 1196)
        for (x, y) in places { #expect(mask.pixels[x, y] == 0) }
    }

    @Test func aWireOnePixelWideStays() {
        var (mask, distance) = mask { x, y in x == 20 || y == 12 || x == y ? 2 : nil }
        mask.removeOutliers(4, distance: distance, focal: 50)
        #expect(mask.outliers == 0)
    }

    @Test func aGrazingFloorStays() {
        // From 1 m to 30 m in 30 rows: the last rows are many spacings apart.
        var (mask, distance) = mask { _, y in 30 / Float(30 - y) }
        mask.removeOutliers(4, distance: distance, focal: 50)
        #expect(mask.outliers == 0)
    }

    @Test func evenNoiseIsNoOutlier() {
        var seed: UInt32 = 3
        var (mask, distance) = mask { x, y in
            seed = seed &* 1_664_525 &+ 1_013_904_223
            return x == 20 && y == 20 ? 2 : 4 + Float(seed >> 8) / Float(1 << 24) * 0.4
        }
        mask.removeOutliers(4, distance: distance, focal: 50)
        #expect(mask.pixels[20, 20] == 0)
        #expect(mask.outliers < 12)
    }

    @Test func theScaleDoesNotMatter() {
        func removed(_ scale: Float) -> Int {
            var (mask, distance) = mask { x, y in (x * y % 17 == 3 ? 3.7 : 4) * scale }
            mask.removeOutliers(1, distance: distance, focal: 50)
            return mask.outliers
        }
        #expect(removed(1) > 0)
        #expect(removed(1000) == removed(1))
        #expect(removed(1e-6) == removed(1))
    }

    @Test(arguments: [(1, 1), (2, 1), (1, 9), (9, 1), (3, 3)])
    func smallPicturesKeepWhatTheyHave(width: Int, height: Int) {
        let distance = Plane<Float>(width: width, height: height, repeating: 2)
        var mask = PointMask(of: distance, edges: EdgeRule(threshold: 0.04, width: width, height: height))
        let told = mask.removeOutliers(4, distance: distance, focal: 50)
        #expect(told == (width * height > 2))
        #expect(mask.count == width * height)
    }

    @Test func sparsePointsCannotBeTold() {
        var (mask, distance) = mask { x, y in x % 7 == 0 && y % 7 == 0 ? 4 : .nan }
        let count = mask.count
        let told = mask.removeOutliers(4, distance: distance, focal: 50)
        #expect(!told)
        #expect(mask.count == count)
    }
}
