import CZlib
import Files
import Raster

/// The pixels of a picture as one zlib stream of filtered rows, made in bands on all cores.
///
/// Each band ends at a whole byte, so that the bands' streams joined are one; that is what a reader sees.
struct PNGPixelStream {
    let pixels: UnsafeRawBufferPointer
    let width: Int
    let height: Int
    let layout: PNGLayout

    /// A piece of the stream.
    struct Band: Sendable {
        var bytes: [UInt8]
        /// Of the filtered rows.
        var check: UInt
        var filteredCount: Int
    }

    /// Below this a band's own code and joint cost more than another core saves.
    private static let smallestBand = 1 << 18
    /// A chunk may have 2^31 - 1 bytes; readers are happier with less.
    private static let largestChunk = 1 << 24

    var rowBytes: Int { width * layout.bytesPerPixel }

    /// Writes the stream in IDAT chunks.
    func write(to chunks: PNGChunks) throws {
        try write(for: chunks.file) { (part) throws(FileError) in try chunks.write("IDAT", part) }
    }

    /// Hands on the stream in parts, each to become a chunk.
    func write(for file: OutputFile, _ put: (ArraySlice<UInt8>) throws(FileError) -> Void) throws {
        let bands = mapConcurrentBands(of: height, minimum: max(1, PNGPixelStream.smallestBand / rowBytes)) { rows in
            Result { () throws(DeflateFailure) in try PNGBandCompressor(self).compress(rows: rows) }
        }
        guard let bands = try? bands.map({ try $0.get() }) else {
            throw ImageFileError(
                file.target.description, "there is not enough memory to write it", exitStatus: .inputOutput)
        }
        var check: UInt = 1
        for band in bands { check = adler32_combine(check, band.check, band.filteredCount) }
        // DEFLATE with a window of 32 KiB, fastest; the check makes it a multiple of 31.
        try put([0x78, 0x01])
        for band in bands {
            for start in stride(from: 0, to: band.bytes.count, by: PNGPixelStream.largestChunk) {
                let end = min(start + PNGPixelStream.largestChunk, band.bytes.count)
                try put(band.bytes[start..<end])
            }
        }
        // The last block, empty and with the fixed codes, then the check.
        try put([0x03, 0x00] + bigEndian(UInt32(truncatingIfNeeded: check)))
    }
}
