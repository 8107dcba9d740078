/// How a TIFF file is written, and what it says beside its samples.
public struct TIFFWriterSettings: Sendable {
    public var compression: TIFFCompression
    /// ImageDescription, tag 270.
    public var description: String?
    /// Software, tag 305.
    public var software: String?
    /// Pixels an inch; without it the file states that none is known.
    public var resolution: PhotoMetadata.Resolution?
    /// What the samples mean, for GDAL and the programs built on it.
    public var band: GDALBand?
    /// Whether offsets have 64 bits (BigTIFF); nil for when the samples need it.
    public var isBig: Bool?

    public init(
        compression: TIFFCompression = .deflate, description: String? = nil, software: String? = nil,
        resolution: PhotoMetadata.Resolution? = nil, band: GDALBand? = nil, isBig: Bool? = nil
    ) {
        self.compression = compression
        self.description = description
        self.software = software
        self.resolution = resolution
        self.band = band
        self.isBig = isBig
    }
}
