import CEXR
import Foundation
import Raster

/// Packs the chunks of a picture on all cores, some at a time, and puts them into the file in order.
struct EXRChunks {
    let writer: OpaquePointer
    let depth: Plane<Float>
    let colors: Plane<RGB8>?

    /// Chunks that are held in memory at a time.
    private static let wave = 64

    func write() throws(EXRFailure) {
        let rowsPerChunk = max(1, Int(cexr_writer_rows_per_chunk(writer)))
        let count = (depth.height + rowsPerChunk - 1) / rowsPerChunk
        for start in stride(from: 0, to: count, by: EXRChunks.wave) {
            let end = min(count, start + EXRChunks.wave)
            let bands = mapConcurrentBands(of: end - start, minimum: 1) { band in
                band.map { pack(firstRow: (start + $0) * rowsPerChunk, rows: rowsPerChunk) }
            }
            var code: Int32 = 0
            for (index, chunk) in bands.joined().enumerated() {
                if code == 0 { code = chunk.code }
                if code == 0 {
                    code = cexr_writer_put(writer, Int32((start + index) * rowsPerChunk), chunk.packed)
                } else {
                    chunk.discard()
                }
            }
            guard code == 0 else { throw EXRFailure(code: code) }
        }
    }

    /// A compressed chunk, or why there is none.
    private struct Chunk: @unchecked Sendable {
        // The memory belongs to the value until it is put or discarded, once.
        var packed: cexr_packed
        var code: Int32

        func discard() { if code == 0 { free(packed.bytes) } }
    }

    private func pack(firstRow: Int, rows: Int) -> Chunk {
        let range = firstRow * depth.width..<min(depth.height, firstRow + rows) * depth.width
        var packed = cexr_packed()
        let code = depth.pixels.withUnsafeBufferPointer { depth in
            linear(range).withUnsafeBufferPointer { rgb in
                cexr_writer_pack(
                    writer, Int32(firstRow), depth.baseAddress.map { $0 + range.lowerBound },
                    rgb.isEmpty ? nil : rgb.baseAddress, &packed)
            }
        }
        return Chunk(packed: packed, code: code)
    }

    /// Red, green and blue of some pixels in turn, in linear light.
    private func linear(_ range: Range<Int>) -> [UInt16] {
        guard let colors else { return [] }
        let table = EXRChunks.linearHalves
        return Array(unsafeUninitializedCapacity: 3 * range.count) { output, initialized in
            for (index, pixel) in colors.pixels[range].enumerated() {
                output.initializeElement(at: 3 * index, to: table[Int(pixel.red)])
                output.initializeElement(at: 3 * index + 1, to: table[Int(pixel.green)])
                output.initializeElement(at: 3 * index + 2, to: table[Int(pixel.blue)])
            }
            initialized = 3 * range.count
        }
    }

    /// The linear light of sRGB's 256 levels (IEC 61966-2-1) as the bits of 16-bit floats.
    static let linearHalves: [UInt16] = (0..<256).map { level in
        let value = Double(level) / 255
        return halfBits(Float(value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)))
    }

    /// The nearest 16-bit float of a number that is 0 or between 2^-14 and 1.
    private static func halfBits(_ value: Float) -> UInt16 {
        guard value > 0 else { return 0 }
        // Sign, exponent and the upper ten bits of the fraction, rounded; the exponent's bias falls from 127 to 15.
        return UInt16(truncatingIfNeeded: (value.bitPattern + 0x1000) >> 13 &- ((127 - 15) << 10))
    }
}
