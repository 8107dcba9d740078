import Files
import Raster
import Testing
@testable import ImageFiles

@Suite struct PNGFileTests {
    @Test(arguments: [(1, 1), (7, 5), (640, 1), (1, 300), (300, 200)])
    func greyComesBack(width: Int, height: Int) throws {
        var noise = Noise(seed: 1)
        let plane = Plane<UInt8>(
            width: width, height: height, pixels: (0..<width * height).map { _ in .random(in: 0...255, using: &noise) })
        let file = try written { try PNGFile.write(plane, to: $0) }
        let read = try SampleFile.read(file)
        #expect(read.values == plane.map { Float($0) })
        #expect(read.sampleType == "uint8")
        #expect(read.isInteger)
    }

    @Test(arguments: [(1, 1), (7, 5), (640, 1), (1, 300), (300, 200)])
    func sixteenBitsComeBack(width: Int, height: Int) throws {
        let plane = Plane<UInt16>(
            width: width, height: height, pixels: (0..<width * height).map { UInt16(truncatingIfNeeded: $0 * 40_503) })
        let file = try written { try PNGFile.write(plane, to: $0) }
        let read = try SampleFile.read(file)
        #expect(read.values == plane.map { Float($0) })
        #expect(read.sampleType == "uint16")
    }

    @Test(arguments: [(1, 1), (7, 5), (640, 1), (1, 300), (300, 200)])
    func colorsComeBack(width: Int, height: Int) throws {
        var noise = Noise(seed: 2)
        let plane = Plane<RGB8>(
            width: width, height: height,
            pixels: (0..<width * height).map {
                // Half of it smooth, half of it noise, so that every way to compress is taken.
                $0 < width * height / 2
                    ? RGB8(red: UInt8($0 / 64 & 255), green: 7, blue: 200)
                    : RGB8(.random(in: 0...0xFFFFFF, using: &noise))
            })
        let file = try written { try PNGFile.write(plane, to: $0) }
        #expect(try PhotoFile.read(file).pixels == plane)
    }

    /// Large enough for several bands, or with rows longer than a block of the compressor.
    @Test(arguments: [(500, 900), (50_000, 12)])
    func bandsJoin(width: Int, height: Int) throws {
        var noise = Noise(seed: 4)
        let colors = (0..<height).map { _ in RGB8(.random(in: 0...0xFFFFFF, using: &noise)) }
        var pixels: [RGB8] = []
        for y in 0..<height {
            pixels += Array(repeating: colors[y], count: width - 100)
            for _ in 0..<100 { pixels.append(RGB8(.random(in: 0...0xFFFFFF, using: &noise))) }
        }
        let plane = Plane<RGB8>(width: width, height: height, pixels: pixels)
        let file = try written { try PNGFile.write(plane, to: $0) }
        #expect(file.bytes.count < 3 * plane.count / 2)
        #expect(try PhotoFile.read(file).pixels == plane)
    }

    @Test func opacityIsComposited() throws {
        let plane = Plane<RGBA8>(
            width: 3, height: 1,
            pixels: [
                RGBA8(RGB8(0x102030), alpha: 255), RGBA8(RGB8(0x102030), alpha: 0), RGBA8(RGB8(0xFF0080), alpha: 128),
            ])
        let file = try written { try PNGFile.write(plane, to: $0) }
        let onWhite = try PhotoFile.read(file)
        // 255 * 128/255 + 255 * 127/255, 0 * 128/255 + 255 * 127/255, 128 * 128/255 + 255 * 127/255 = 191.25
        #expect(onWhite.pixels.pixels == [RGB8(0x102030), .white, RGB8(red: 255, green: 127, blue: 191)])
        #expect(onWhite.metadata.channels == 4)
        let onBlack = try PhotoFile.read(file, limits: DecodeLimits(background: .black))
        #expect(onBlack.pixels.pixels == [RGB8(0x102030), .black, RGB8(red: 128, green: 0, blue: 64)])
    }

    @Test func notesTravelAlong() throws {
        let notes = PictureNotes(
            texts: [("isobath", "{\"tiefe\": \"größer ist näher\"}"), ("Title", "Küste")],
            resolution: .init(x: 300, y: 150), colorProfile: Array(0...255))
        let plane = Plane<RGB8>(width: 2, height: 2, repeating: .white)
        let file = try written { try PNGFile.write(plane, notes: notes, to: $0) }
        for metadata in [try PhotoFile.inspect(file), try PhotoFile.read(file).metadata] {
            #expect(metadata.texts == ["isobath": "{\"tiefe\": \"größer ist näher\"}", "Title": "Küste"])
            // Whole pixels a metre.
            #expect(abs((metadata.resolution?.x ?? 0) - 300) < 0.02)
            #expect(abs((metadata.resolution?.y ?? 0) - 150) < 0.02)
        }
    }

    @Test func noPixelsAreRefused() throws {
        let line = fault {
            _ = try written { try PNGFile.write(Plane<UInt8>(width: 0, height: 3, pixels: []), to: $0) }
        }
        #expect(line?.contains("a PNG cannot hold 0x3 pixels") == true)
    }
}
