import Files
import Raster
import Testing
@testable import ImageFiles

@Suite struct JPEGFileTests {
    private let gradient: Plane<RGB8> = {
        var plane = Plane<RGB8>(width: 61, height: 37, repeating: RGB8(0x00005A))
        for y in 0..<37 {
            for x in 0..<61 { plane[x, y] = RGB8(red: UInt8(x * 4), green: UInt8(y * 6), blue: 90) }
        }
        return plane
    }()

    @Test func pixelsComeBackNearly() throws {
        let file = try written { try JPEGFile.write(gradient, quality: 95, to: $0) }
        let (pixels, metadata) = try PhotoFile.read(file)
        #expect(metadata.format == "JPEG")
        #expect(metadata.storedWidth == 61 && metadata.storedHeight == 37 && metadata.channels == 3)
        for (read, original) in zip(pixels.pixels, gradient.pixels) {
            #expect(abs(Int(read.red) - Int(original.red)) <= 6)
            #expect(abs(Int(read.green) - Int(original.green)) <= 6)
            #expect(abs(Int(read.blue) - Int(original.blue)) <= 6)
        }
    }

    @Test func lowerQualityIsSmaller() throws {
        var noise = Noise(seed: 3)
        let plane = gradient.map { _ in RGB8(0) }
        let noisy = Plane<RGB8>(
            width: 61, height: 37, pixels: plane.pixels.map { _ in RGB8(.random(in: 0...0xFFFFFF, using: &noise)) })
        let sizes = try [30, 89, 90, 100].map { quality in
            try written { try JPEGFile.write(noisy, quality: quality, to: $0) }.bytes.count
        }
        #expect(sizes == sizes.sorted())
        // From 90 on there are four times as many colour samples.
        #expect(Double(sizes[2]) > 1.5 * Double(sizes[1]))
    }

    @Test func notesTravelAlong() throws {
        // Longer than one segment holds.
        let profile = (0..<150_000).map { UInt8($0 % 251) }
        let notes = PictureNotes(
            texts: [("isobath", "{\"a\": \"ä: b\"}")], resolution: .init(x: 240, y: 120), colorProfile: profile)
        let file = try written { try JPEGFile.write(gradient, quality: 80, notes: notes, to: $0) }
        let metadata = try PhotoFile.inspect(file)
        #expect(metadata.colorProfile == profile)
        #expect(metadata.resolution == PhotoMetadata.Resolution(x: 240, y: 120))
        #expect(metadata.texts == ["isobath": "{\"a\": \"ä: b\"}"])
    }

    @Test func cutShortIsAnError() throws {
        let file = try written { try JPEGFile.write(gradient, quality: 80, to: $0) }
        for count in [3, 10, 100, file.bytes.count / 2, file.bytes.count - 40, file.bytes.count - 2] {
            let line = fault { _ = try PhotoFile.read(input(file.bytes.prefix(count), name: "half.jpg")) }
            #expect(
                line?.hasPrefix("half.jpg: the JPEG file is cut short") == true, "\(count) bytes: \(line ?? "read")")
        }
    }

    @Test func tooLargeIsRefused() {
        let line = fault {
            let plane = Plane<RGB8>(width: 65_501, height: 1, repeating: .black)
            _ = try written { try JPEGFile.write(plane, quality: 80, to: $0) }
        }
        #expect(line?.contains("a JPEG cannot hold 65501x1 pixels; write a PNG or a TIFF") == true)
    }
}
