import Files
import ImageFiles
import Raster
import Testing

@testable import Scene

struct TrimapTests {
    @Test func readsLevels() {
        let trimap = Trimap(levels: Plane(width: 6, height: 1, pixels: [0, 25, 26, 229, 230, 255]))
        #expect(trimap.labels.pixels == [0, 0, 128, 128, 255, 255])
        #expect(trimap.counts() == (background: 2, unknown: 2, foreground: 2))
    }

    @Test func isUnknownAroundAMasksOutline() {
        // A square of 20 in the middle of 60.
        let mask = Plane<UInt8>(
            width: 60, height: 60,
            pixels: (0..<3600).map { (20..<40).contains($0 % 60) && (20..<40).contains($0 / 60) ? 255 : 0 })
        let trimap = Trimap(mask: mask, reach: 4)
        // The outline runs between columns 19 and 20.
        #expect((0..<60).filter { trimap.labels[$0, 30] == Trimap.unknown } == Array(16..<24) + Array(36..<44))
        #expect(trimap.labels[30, 30] == Trimap.foreground)
        #expect(trimap.labels[5, 30] == Trimap.background)
        // Round at the corners.
        #expect(trimap.labels[16, 16] == Trimap.background)
        #expect(trimap.labels[18, 18] == Trimap.unknown)
        #expect(Trimap(mask: mask, reach: 0).labels == mask)
    }

    @Test func leavesOpenWhatAMaskLeavesHalfOpen() {
        let mask = Plane<UInt8>(width: 40, height: 1, pixels: (0..<40).map { $0 < 20 ? 255 : $0 == 35 ? 100 : 0 })
        let trimap = Trimap(mask: mask, reach: 2)
        #expect(trimap.labels.pixels[35] == Trimap.unknown)
        #expect(trimap.counts().unknown == 5)
    }

    @Test func touchesNothingWithoutAnOutline() {
        for level: UInt8 in [0, 255] {
            let trimap = Trimap(mask: Plane(width: 8, height: 8, repeating: level), reach: 3)
            #expect(trimap.labels.pixels.allSatisfy { $0 == level })
        }
    }

    @Test func namesWhatIsMissing() {
        func message(_ levels: [UInt8]) -> String? {
            do throws(SceneError) {
                try Trimap(levels: Plane(width: levels.count, height: 1, pixels: levels)).check(named: "t.png")
                return nil
            } catch { return error.description }
        }
        #expect(message([0, 128, 255]) == nil)
        #expect(message([0, 128])?.contains("t.png: the trimap has no sure foreground;") == true)
        #expect(message([128, 255])?.contains("no sure background") == true)
        #expect(message([128])?.contains("no sure foreground and no sure background") == true)
    }

    @Test func isWiderWhereTheDepthEdgeIs() {
        // A step of inverse depth in column 60 in the upper half, a slope over 24 columns in the lower half.
        let (width, height) = (120, 80)
        let values = Plane<Float>(
            width: width, height: height,
            pixels: (0..<width * height).map { index in
                let (x, y) = (index % width, index / width)
                return y < 40 ? (x < 60 ? 1 : 0) : min(max(Float(72 - x) / 24, 0), 1)
            })
        var scene = Scene(
            name: "step", photo: nil, depth: DepthMap(values: values, meaning: .inverse), origin: DepthOrigin(),
            camera: Camera(assumedForWidth: width, height: height),
            calibration: Calibration(isInverse: true, a: 0.9, b: 0.1, unit: .near, source: .assumed))
        scene.depthSource = (width: 15, height: 10)
        let mask: Plane<UInt8> = values.map { $0 >= 0.5 ? 255 : 0 }
        let trimap = Trimap(mask: mask, of: scene)
        func unknown(_ y: Int) -> Int { (0..<width).count { trimap.labels[$0, y] == Trimap.unknown } }
        // 1.5 samples of eight pixels on either side, and half the edge's own width more.
        #expect((24...27).contains(unknown(2)))
        #expect((40...52).contains(unknown(76)))
        scene.depthSource = nil
        let narrow = Trimap(mask: mask, of: scene)
        #expect((0..<width).count { narrow.labels[$0, 10] == Trimap.unknown } < 8)
    }
}
