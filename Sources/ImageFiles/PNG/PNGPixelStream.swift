import CLibDeflate
import Files
import Raster

/// The pixels of a picture as one zlib stream of filtered rows.
struct PNGPixelStream {
    let pixels: UnsafeRawBufferPointer
    let width: Int
    let height: Int
    let layout: PNGLayout

    func write(to chunks: PNGChunks) throws {
        let rowBytes = width * layout.bytesPerPixel
        let filtered = [UInt8](unsafeUninitializedCapacity: (rowBytes + 1) * height) { buffer, count in
            var position = 0
            for y in 0..<height {
                buffer[position] = y == 0 ? 0 : 2
                position += 1
                let row = UnsafeRawBufferPointer(rebasing: pixels[y * rowBytes..<(y + 1) * rowBytes])
                for x in 0..<rowBytes {
                    let index = layout.bitDepth == 16 ? x ^ 1 : x
                    let above = y == 0 ? 0 : pixels[(y - 1) * rowBytes + index]
                    buffer[position + x] = row[index] &- above
                }
                position += rowBytes
            }
            count = position
        }
        guard let compressor = libdeflate_alloc_compressor(1) else { return }
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_zlib_compress_bound(compressor, filtered.count)
        let bytes = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            count = libdeflate_zlib_compress(compressor, filtered, filtered.count, buffer.baseAddress, bound)
        }
        try chunks.write("IDAT", bytes)
    }
}
