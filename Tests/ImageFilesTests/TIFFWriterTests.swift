import Files
import Foundation
import Raster
import Testing

@testable import ImageFiles

struct TIFFWriterTests {
    @Test func writesOffsetsOf64BitsWhenTheyAreNeeded() throws {
        let plane = Plane<UInt16>(width: 300, height: 1100, pixels: (0..<330_000).map { UInt16($0 & 0xFFFF) })
        let file = try written { try TIFFWriter.write(plane, settings: TIFFWriterSettings(isBig: true), to: $0) }
        #expect(file.bytes.prefix(4) == Data([0x49, 0x49, 43, 0]))
        #expect(try SampleFile.read(file).values.pixels == plane.pixels.map(Float.init))
        let classic = try written { try TIFFWriter.write(plane, settings: TIFFWriterSettings(), to: $0) }
        #expect(classic.bytes.prefix(4) == Data([0x49, 0x49, 42, 0]))
    }

    /// Several strips of an odd number of rows, and rows of one pixel.
    @Test(arguments: [(1, 1), (1, 140_000), (90_001, 2), (17, 13)]) func allShapesComeBack(width: Int, height: Int)
        throws
    {
        var noise = Noise(seed: UInt64(width))
        let plane = Plane<UInt16>(
            width: width, height: height,
            pixels: (0..<width * height).map { _ in UInt16.random(in: 0...9, using: &noise) })
        let floats = plane.map { Float($0) / 3 }
        for compression in TIFFCompression.allCases {
            let settings = TIFFWriterSettings(compression: compression)
            let integers = try written { try TIFFWriter.write(plane, settings: settings, to: $0) }
            #expect(try SampleFile.read(integers).values.pixels == plane.pixels.map(Float.init), "\(compression)")
            let exact = try written { try TIFFWriter.write(floats, settings: settings, to: $0) }
            #expect(try SampleFile.read(exact).values.pixels == floats.pixels, "\(compression)")
        }
    }

    @Test func aPlaneWithoutPixelsIsRefused() throws {
        let empty = Plane<UInt16>(width: 0, height: 4, repeating: 0)
        let line = fault { _ = try written { try TIFFWriter.write(empty, settings: TIFFWriterSettings(), to: $0) } }
        #expect(line?.contains("0x4 pixels") == true)
    }

    @Test func describesTheBandForGDAL() {
        let band = GDALBand(description: "a < b & c", scale: 0.5, offset: -2, unit: "m", noData: 0)
        #expect(
            band.metadata == """
                <GDALMetadata>
                  <Item name="DESCRIPTION" sample="0" role="description">a &lt; b &amp; c</Item>
                  <Item name="OFFSET" sample="0" role="offset">-2.0</Item>
                  <Item name="SCALE" sample="0" role="scale">0.5</Item>
                  <Item name="UNITTYPE" sample="0" role="unittype">m</Item>
                </GDALMetadata>

                """)
        #expect(band.noDataText == "0")
        #expect(GDALBand(description: "", noData: .nan).noDataText == "nan")
        #expect(GDALBand(description: "").noDataText == nil)
        #expect(!GDALBand(description: "x").metadata.contains("SCALE"))
    }

    @Test func aFullDiskIsOneLine() throws {
        // The temporary file's descriptor is made to lead to a full disk.
        let path = NSTemporaryDirectory() + "isobath-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        let descriptor = open("/dev/full", O_RDWR)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let file = try OutputFile(.file(path))
        dup2(descriptor, file.descriptor)
        let plane = Plane<UInt16>(width: 100, height: 100, repeating: 3)
        for compression in TIFFCompression.allCases {
            let line = fault {
                try TIFFWriter.write(plane, settings: TIFFWriterSettings(compression: compression), to: file)
            }
            #expect(line?.contains("no space left") == true, "\(line ?? "no error")")
        }
    }
}
