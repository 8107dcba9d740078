import CTIFF

/// How the samples of a TIFF file are packed.
///
/// All but ``none`` store differences between neighbours (a predictor), which pack far better than depth itself does.
public enum TIFFCompression: String, Sendable, CaseIterable {
    case none
    /// The oldest packed form; read by everything.
    case lzw
    /// As in ZIP and PNG; read by nearly everything.
    case deflate
    /// Zstandard; fastest to read, libtiff 4.0.10 and GDAL 2.3 or later.
    case zstd

    /// The value of the Compression tag.
    var tag: UInt16 {
        switch self {
        case .none: UInt16(ctiff_compression_none.rawValue)
        case .lzw: UInt16(ctiff_compression_lzw.rawValue)
        case .deflate: UInt16(ctiff_compression_deflate.rawValue)
        case .zstd: UInt16(ctiff_compression_zstd.rawValue)
        }
    }
}
