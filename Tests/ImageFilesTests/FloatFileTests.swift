import Files
import Foundation
import Raster
import Testing
@testable import ImageFiles

@Suite struct FloatFileTests {
    private let plane = Plane<Float>(width: 3, height: 2, pixels: [0, -1.5, 16_777_216, .nan, 1e-38, 3.25])

    private func bits(_ plane: Plane<Float>) -> [UInt32] { plane.pixels.map(\.bitPattern) }

    @Test func npyComesBack() throws {
        let file = try written { try NPYFile.write(plane, to: $0) }
        #expect(file.bytes.count == 128 + 24)
        let read = try SampleFile.read(file)
        #expect(bits(read.values) == bits(plane))
        #expect(read.sampleType == "float32" && read.format == "NPY" && !read.isInteger)
    }

    @Test func pfmComesBack() throws {
        let file = try written { try PFMFile.write(plane, to: $0) }
        #expect(file.bytes.prefix(12).elementsEqual("Pf\n3 2\n-1.0\n".utf8))
        // The bottom row comes first.
        #expect(file.bytes[12..<16].elementsEqual(withUnsafeBytes(of: Float.nan.bitPattern.littleEndian, Array.init)))
        let read = try SampleFile.read(file)
        #expect(bits(read.values) == bits(plane))
        #expect(read.sampleType == "float32" && read.format == "PFM")
    }
}
