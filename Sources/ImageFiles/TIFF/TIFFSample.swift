import CTIFF

/// A kind of number that is written to TIFF files.
protocol TIFFSample: Sendable {
    /// The value of the SampleFormat tag.
    static var format: UInt16 { get }
    /// The predictor that suits it, the value of the Predictor tag.
    static var predictor: UInt16 { get }
    /// Writes one row of samples as the predictor has it.
    /// - Parameter output: `row.count` samples' bytes; aligned like them.
    static func predict(_ row: UnsafeBufferPointer<Self>, into output: UnsafeMutableRawPointer)
}

extension UInt16: TIFFSample {
    static var format: UInt16 { UInt16(ctiff_sample_unsigned.rawValue) }
    static var predictor: UInt16 { UInt16(ctiff_predictor_horizontal.rawValue) }

    /// Each sample minus its left neighbour (TIFF 6.0, section 14).
    static func predict(_ row: UnsafeBufferPointer<UInt16>, into output: UnsafeMutableRawPointer) {
        guard let first = row.first else { return }
        let output = output.assumingMemoryBound(to: UInt16.self)
        output[0] = first.littleEndian
        for x in row.indices.dropFirst() {
            output[x] = (row[x] &- row[x - 1]).littleEndian
        }
    }
}

extension Float: TIFFSample {
    static var format: UInt16 { UInt16(ctiff_sample_float.rawValue) }
    static var predictor: UInt16 { UInt16(ctiff_predictor_floating_point.rawValue) }

    /// All first bytes of the row, then all second ones ..., most significant first, each minus the byte before it
    /// (Adobe Photoshop TIFF Technical Note 3).
    static func predict(_ row: UnsafeBufferPointer<Float>, into output: UnsafeMutableRawPointer) {
        guard let first = row.first, let last = row.last else { return }
        let output = output.assumingMemoryBound(to: UInt8.self)
        var before: UInt8 = 0
        for byte in 0..<4 {
            let shift = UInt32(24 - 8 * byte)
            let plane = output + byte * row.count
            plane[0] = UInt8(truncatingIfNeeded: first.bitPattern >> shift) &- before
            for x in row.indices.dropFirst() {
                plane[x] = UInt8(
                    truncatingIfNeeded: (row[x].bitPattern >> shift) &- (row[x - 1].bitPattern >> shift))
            }
            before = UInt8(truncatingIfNeeded: last.bitPattern >> shift)
        }
    }
}
