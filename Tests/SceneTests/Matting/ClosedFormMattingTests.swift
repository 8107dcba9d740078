import Raster
import Testing

@testable import Scene

struct ClosedFormMattingTests {
    /// A red disc with a soft edge of eight pixels over a blue and green slope.
    private struct Composite {
        let photo: Plane<RGB8>
        let alpha: Plane<Float>
        let trimap: Trimap

        init(side: Int, softness: Float) {
            let middle = Float(side) / 2
            let truth = Plane<Float>(
                width: side, height: side,
                pixels: (0..<side * side).map { index in
                    let (x, y) = (Float(index % side) + 0.5 - middle, Float(index / side) + 0.5 - middle)
                    let distance = (x * x + y * y).squareRoot() - middle / 2
                    return min(max(0.5 - distance / softness, 0), 1)
                })
            alpha = truth
            photo = Plane(
                width: side, height: side,
                pixels: (0..<side * side).map { index in
                    let share = Float(index % side) / Float(side)
                    let alpha = truth.pixels[index]
                    func mix(_ front: Float, _ back: Float) -> UInt8 {
                        UInt8((alpha * front + (1 - alpha) * back).rounded())
                    }
                    return RGB8(
                        red: mix(220, 20), green: mix(40 + 20 * share, 60 + 90 * share), blue: mix(30, 200 - 60 * share)
                    )
                })
            trimap = Trimap(
                levels: Plane(
                    width: side, height: side,
                    pixels: (0..<side * side).map { index in
                        let (x, y) = (Float(index % side) + 0.5 - middle, Float(index / side) + 0.5 - middle)
                        let distance = (x * x + y * y).squareRoot() - middle / 2
                        return distance < -softness ? 255 : distance > softness ? 0 : 128
                    }))
        }
    }

    @Test(arguments: [(64, 6), (64, 3), (100, 16)] as [(Int, Float)])
    func findsTheAlphaThatTheCompositeWasMadeWith(side: Int, softness: Float) {
        let composite = Composite(side: side, softness: softness)
        let found = ClosedFormMatting(photo: composite.photo, trimap: composite.trimap)
        var (sum, worst) = (Float.zero, Float.zero)
        for (value, truth) in zip(found.alpha.pixels, composite.alpha.pixels) {
            let error = abs(Float(value) / 65535 - truth)
            sum += error
            worst = max(worst, error)
        }
        #expect(sum / Float(max(1, found.unknownCount)) < 0.01)
        #expect(worst < 0.06)
        #expect(found.iterations > 0)
    }

    @Test func keepsHardEdgesHard() {
        let (width, height) = (60, 40)
        let photo = Plane(
            width: width, height: height,
            pixels: (0..<width * height).map { $0 % width < 30 ? RGB8(0xE0_C040) : RGB8(0x20_3080) })
        let trimap = Trimap(
            levels: Plane(
                width: width, height: height,
                pixels: (0..<width * height).map { $0 % width < 22 ? 255 : $0 % width < 38 ? 128 : 0 }))
        let alpha = ClosedFormMatting(photo: photo, trimap: trimap).alpha
        for y in 0..<height {
            for x in 0..<width {
                #expect(abs(Int(alpha[x, y]) - (x < 30 ? 65535 : 0)) < 400)
            }
        }
    }

    @Test func leavesSurePixelsAlone() {
        let composite = Composite(side: 64, softness: 6)
        let alpha = ClosedFormMatting(photo: composite.photo, trimap: composite.trimap).alpha
        for (value, label) in zip(alpha.pixels, composite.trimap.labels.pixels) where label != Trimap.unknown {
            #expect(value == UInt16(label) * 257)
        }
    }

    @Test func solvesForASinglePixel() {
        var levels = Plane<UInt8>(width: 9, height: 9, repeating: 0)
        var photo = Plane<RGB8>(width: 9, height: 9, repeating: RGB8(0x10_1010))
        for y in 0..<9 {
            for x in 0..<4 {
                levels[x, y] = 255
                photo[x, y] = RGB8(0xF0_F0F0)
            }
        }
        levels[4, 4] = 128
        photo[4, 4] = RGB8(0x80_8080)
        let alpha = ClosedFormMatting(photo: photo, trimap: Trimap(levels: levels)).alpha
        #expect(abs(Float(alpha[4, 4]) / 65535 - 0.5) < 0.02)
    }

    @Test(arguments: [(1, 1), (1, 9), (9, 1), (2, 2), (2, 7), (3, 3)])
    func takesTinyPictures(width: Int, height: Int) {
        let photo = Plane<RGB8>(width: width, height: height, repeating: RGB8(0x808080))
        for level: UInt8 in [0, 128, 255] {
            let trimap = Trimap(levels: Plane(width: width, height: height, repeating: level))
            let found = ClosedFormMatting(photo: photo, trimap: trimap)
            #expect(found.alpha.width == width && found.alpha.height == height)
            if level != 128 { #expect(found.alpha.pixels.allSatisfy { $0 == UInt16(level) * 257 }) }
            #expect(ForegroundColors(photo: photo, alpha: found.alpha).rgb8() == photo)
        }
    }

    @Test func solvesInBandsAsAtOnce() {
        let composite = Composite(side: 90, softness: 12)
        let whole = MattingBand.bands(of: composite.trimap)
        #expect(whole == [MattingBand(solved: 0..<90, kept: 0..<90)])
        let bands = MattingBand.bands(of: composite.trimap, mostPixels: 800)
        #expect(bands.count > 2)
        #expect(bands.map(\.kept).reduce(0) { $1.lowerBound == $0 ? $1.upperBound : -1 } == 90)
        #expect(bands.allSatisfy { $0.solved.clamped(to: $0.kept) == $0.kept })
        let alpha = ClosedFormMatting(photo: composite.photo, trimap: composite.trimap).alpha
        let pieces = ClosedFormMatting(photo: composite.photo, trimap: composite.trimap, pixelsAtOnce: 800).alpha
        let worst = zip(alpha.pixels, pieces.pixels).map { abs(Int($0) - Int($1)) }.max() ?? 0
        #expect(worst < 1300)
    }

    @Test func givesTheSameEachTime() {
        let composite = Composite(side: 64, softness: 16)
        let first = ClosedFormMatting(photo: composite.photo, trimap: composite.trimap).alpha
        for _ in 0..<2 {
            #expect(ClosedFormMatting(photo: composite.photo, trimap: composite.trimap).alpha == first)
        }
    }
}
