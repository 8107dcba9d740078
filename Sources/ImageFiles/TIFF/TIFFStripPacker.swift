import CLibDeflate
import Raster

/// Packs strips of a picture with predictor and Deflate, on all cores.
///
/// libtiff packs one strip after the other on one core with zlib. Strips do not depend on each other, and libdeflate
/// packs several times faster at the same size.
struct TIFFStripPacker<Sample: TIFFSample> {
    let plane: Plane<Sample>
    let rowsPerStrip: Int

    /// Packs some strips; nil when memory ran out.
    func pack(_ strips: Range<Int>) -> [[UInt8]]? {
        let bands = mapConcurrentBands(of: strips.count, minimum: 1) { band -> [[UInt8]]? in
            guard let compressor = libdeflate_alloc_compressor(deflateLevel) else { return nil }
            defer { libdeflate_free_compressor(compressor) }
            let capacity = rowsPerStrip * rowBytes
            let predicted = UnsafeMutableRawPointer.allocate(
                byteCount: capacity, alignment: MemoryLayout<Sample>.alignment)
            defer { predicted.deallocate() }
            return band.map { index in
                let bytes = predict(strip: strips.lowerBound + index, into: predicted)
                let bound = libdeflate_zlib_compress_bound(compressor, bytes)
                return [UInt8](unsafeUninitializedCapacity: bound) { buffer, initialized in
                    initialized = libdeflate_zlib_compress(compressor, predicted, bytes, buffer.baseAddress, bound)
                }
            }
        }
        var packed: [[UInt8]] = []
        packed.reserveCapacity(strips.count)
        for band in bands {
            guard let band, band.allSatisfy({ !$0.isEmpty }) else { return nil }
            packed.append(contentsOf: band)
        }
        return packed
    }

    private var rowBytes: Int { plane.width * MemoryLayout<Sample>.stride }

    /// Writes a strip's rows as the predictor has them. Returns how many bytes that is.
    private func predict(strip: Int, into output: UnsafeMutableRawPointer) -> Int {
        let rows = strip * rowsPerStrip..<min((strip + 1) * rowsPerStrip, plane.height)
        plane.pixels.withUnsafeBufferPointer { samples in
            for y in rows {
                let row = UnsafeBufferPointer(rebasing: samples[y * plane.width..<(y + 1) * plane.width])
                Sample.predict(row, into: output + (y - rows.lowerBound) * rowBytes)
            }
        }
        return rows.count * rowBytes
    }
}

/// libdeflate's levels go from 1 to 12. On predicted depth, level 4 takes twice the time of level 1 to save 4 to 10
/// percent.
private let deflateLevel: Int32 = 1
