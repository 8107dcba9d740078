import Raster
import Testing

@Suite struct ToneTests {
    private func picture(_ color: (Int, Int) -> RGB8) -> Plane<RGB8> {
        Plane(width: 80, height: 64, pixels: (0..<80 * 64).map { color($0 % 80, $0 / 80) })
    }

    private func grey(_ level: Int) -> RGB8 { RGB8(red: UInt8(level), green: UInt8(level), blue: UInt8(level)) }

    @Test func levelsReachFromBlackToWhite() {
        let dull = picture { x, _ in grey(100 + x / 2) }
        let result = dull.withAutomaticLevels()
        #expect(result[0, 0].red == 0)
        #expect(result[79, 0].red == 255)
        #expect(result[40, 10].red == UInt8((20 * 255 + 19) / 39))
        // Twice changes nothing more.
        #expect(result.withAutomaticLevels() == result)
    }

    @Test func levelsKeepTheOrderOfChannels() {
        let result = picture { x, _ in RGB8(red: UInt8(90 + x), green: UInt8(60 + x), blue: UInt8(70 + x)) }
            .withAutomaticLevels()
        for x in 0..<80 {
            #expect(result[x, 3].red >= result[x, 3].blue && result[x, 3].blue >= result[x, 3].green)
        }
    }

    @Test func onlyOneColourStays() {
        let flat = picture { _, _ in RGB8(0x336699) }
        #expect(flat.withAutomaticLevels() == flat)
        let empty = Plane<RGB8>(width: 0, height: 0, pixels: [])
        #expect(empty.withLocalContrast().isEmpty)
        #expect(empty.withAutomaticLevels().isEmpty)
    }

    @Test func localContrastRaisesWhatIsFlatInPlaces() {
        // A faint pattern in the dark on the left, and in the light on the right.
        let faint = picture { x, y in grey((x < 40 ? 40 : 200) + (x / 2 + y / 2) % 2 * 6) }
        let result = faint.withLocalContrast()
        func contrast(_ plane: Plane<RGB8>, _ x: Int) -> Int { abs(Int(plane[x, 20].red) - Int(plane[x + 2, 20].red)) }
        #expect(contrast(faint, 10) == 6)
        #expect(contrast(result, 10) > 6)
        #expect(contrast(result, 68) > 6)
        // The limit keeps it from going all the way.
        #expect(contrast(result, 10) < contrast(faint.withLocalContrast(limit: 100), 10))
    }

    @Test(arguments: [(1, 1), (3, 2), (7, 100), (100, 1)]) func anySize(width: Int, height: Int) {
        let small = Plane<RGB8>(
            width: width, height: height, pixels: (0..<width * height).map { RGB8(UInt32($0 * 70_001)) })
        #expect(small.withLocalContrast().isSameSize(as: small))
        #expect(small.withAutomaticLevels().isSameSize(as: small))
    }

    @Test func transposedTwiceIsTheSame() {
        let plane = Plane<Int>(width: 77, height: 33, pixels: Array(0..<77 * 33))
        let turned = plane.transposed()
        #expect(turned.width == 33 && turned.height == 77)
        #expect(turned[5, 70] == plane[70, 5])
        #expect(turned.transposed() == plane)
    }
}
