import Raster
import Scene
import Testing

struct ForegroundColorsTests {
    private let front: SIMD3<Float> = [210, 60, 40]
    private let back: SIMD3<Float> = [30, 90, 180]

    /// The largest difference, of 255, between the foreground found and the true one, where alpha is at least so much.
    private func worst(width: Int, height: Int, from least: Float, alpha: (Int, Int) -> Float) -> Float {
        var opacity = Plane<UInt16>(width: width, height: height, repeating: 0)
        var photo = Plane<RGB8>(width: width, height: height, repeating: RGB8(0))
        for y in 0..<height {
            for x in 0..<width {
                let share = alpha(x, y)
                let color = share * front + (1 - share) * back
                opacity[x, y] = UInt16((share * 65535).rounded())
                photo[x, y] = RGB8(
                    red: UInt8(color.x.rounded()), green: UInt8(color.y.rounded()), blue: UInt8(color.z.rounded()))
            }
        }
        let found = ForegroundColors(photo: photo, alpha: opacity).rgb8()
        var worst: Float = 0
        for y in 0..<height {
            for x in 0..<width where alpha(x, y) >= least {
                let color = SIMD3(Float(found[x, y].red), Float(found[x, y].green), Float(found[x, y].blue))
                worst = max(worst, (color - front).max(), (front - color).max())
            }
        }
        return worst
    }

    @Test func unmixesASoftEdge() {
        // The photo's 8 bits leave alpha 0.1 five levels of doubt.
        #expect(worst(width: 64, height: 40, from: 0.1) { x, _ in min(max(Float(x - 20) / 24, 0), 1) } < 6)
    }

    @Test func unmixesHairsThatBarelyShow() {
        // A hair of one pixel that shows a tenth to a half of itself, all round it sure background: of that nothing must come along.
        let worst = worst(width: 80, height: 33, from: 0.01) { x, y in
            if x < 20 { return 1 }
            return y % 8 == 4 ? max(0.1, 0.5 - Float(x - 20) / 100) : 0
        }
        #expect(worst < 12)
    }

    @Test func unmixesASheet() {
        let worst = worst(width: 80, height: 60, from: 0.01) { x, y in
            if (30..<40).contains(x), (20..<30).contains(y) { return 1 }
            return (10..<70).contains(x) && (10..<50).contains(y) ? 0.4 : 0
        }
        #expect(worst < 12)
    }
}
