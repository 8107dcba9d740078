import Files
import Foundation
import Raster
import Testing
@testable import ImageFiles

/// Every kind of file that is read, against the pixels that Pillow, tifffile and NumPy find in it.
@Suite struct FormatTests {
    @Test func expectationsAreThere() {
        #expect(ExpectedPictures.all.photos.count > 100)
        #expect(ExpectedPictures.all.samples.count > 80)
    }

    @Test(arguments: ExpectedPictures.all.photos.map(\.file))
    func photoIsReadAsExpected(name: String) throws {
        let expected = try #require(ExpectedPictures.all.photos.first { $0.file == name })
        let file = try Fixtures.open("formats/\(name)")
        let (pixels, metadata) = try PhotoFile.read(file)
        try #require(pixels.width == expected.width && pixels.height == expected.height)
        let read = pixels.pixels.flatMap { [$0.red, $0.green, $0.blue] }
        let wanted = bytes(hexadecimal: expected.rgb)
        let worst = zip(read, wanted).map { abs(Int($0) - Int($1)) }.max() ?? 0
        #expect(worst <= expected.tolerance)
        let format = name.hasSuffix("png") ? "PNG" : name.hasSuffix("jpg") ? "JPEG" : "TIFF"
        #expect(metadata.format == format)
        #expect(metadata.orientation == expected.orientation ?? 1)
        if let channels = expected.channels { #expect(metadata.channels == channels) }
        if let bitDepth = expected.bitDepth { #expect(metadata.bitDepth == bitDepth) }
        #expect(metadata.focalLength35mm == expected.focalLength35mm)
        if let focalLength = expected.focalLengthPixels {
            #expect(abs((metadata.focalLengthPixels ?? 0) - focalLength) < 0.01)
        }
        #expect(try PhotoFile.inspect(file) == metadata)
    }

    @Test(arguments: ExpectedPictures.all.samples.map(\.file))
    func samplesAreReadAsExpected(name: String) throws {
        let expected = try #require(ExpectedPictures.all.samples.first { $0.file == name })
        let image = try SampleFile.read(try Fixtures.open("formats/\(name)"))
        try #require(image.values.width == expected.width && image.values.height == expected.height)
        #expect(image.sampleType == expected.sampleType)
        #expect(image.isInteger == !expected.sampleType.hasPrefix("float"))
        let wanted = bytes(hexadecimal: expected.values).withUnsafeBytes { bytes in
            (0..<bytes.count / 4).map {
                Float(bitPattern: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self))
            }
        }
        let differing = zip(image.values.pixels, wanted).filter { $0 != $1 && !($0.isNaN && $1.isNaN) }
        #expect(differing.isEmpty, "\(differing.prefix(3))")
    }

    @Test func allNotesOfAPNGAreRead() throws {
        let metadata = try PhotoFile.inspect(try Fixtures.open("formats/png-notes.png"))
        #expect(
            metadata.texts == [
                "Author": "José", "Comment": String(repeating: "squeezed ", count: 20),
                "isobath": "{\"name\": \"Tiefe größer\"}", "Title": "Küste",
            ])
        #expect(abs((metadata.resolution?.x ?? 0) - 300) < 0.01)
        #expect(abs((metadata.resolution?.y ?? 0) - 150) < 0.02)
    }

    @Test func notesOfATIFFAreRead() throws {
        let metadata = try PhotoFile.inspect(try Fixtures.open("formats/tiff-notes.tiff"))
        #expect(metadata.texts["ImageDescription"] == "seen at noon")
        #expect(metadata.resolution == PhotoMetadata.Resolution(x: 300, y: 150))
    }

    @Test func coloursAreNoDepth() throws {
        for name in ["png-rgb-8.png", "png-rgba-16-interlaced.png", "png-palette-4.png", "tiff-palette.tiff"] {
            let line = fault { _ = try SampleFile.read(try Fixtures.open("formats/\(name)")) }
            #expect(line?.contains("is a colour picture, not a depth map") == true, "\(name): \(line ?? "read")")
        }
        let line = fault { _ = try SampleFile.read(try Fixtures.open("formats/tiff-rgb8-none.tiff")) }
        #expect(line?.contains("has 3 samples a pixel, and a depth map has one") == true)
    }
}
