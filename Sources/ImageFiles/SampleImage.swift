import Raster

/// Numbers from a file, one a pixel, as they are stored.
public struct SampleImage: Sendable {
    /// Not scaled; whole numbers are exact up to 2^24 and the nearest Float beyond; NaN where a float file has NaN or
    /// infinity, or where a pixel of a PNG is wholly transparent. Upright, if the file states an orientation.
    public var values: Plane<Float>
    /// The type of the stored numbers, in NumPy's words: "uint16", "float32" ...
    public var sampleType: String
    /// "PNG", "TIFF", "PFM", "NPY" or "EXR".
    public var format: String
    public var isInteger: Bool
    /// PNG text chunks; TIFF's ImageDescription under that name; the comment of an NPY's header and the
    /// attribute of an OpenEXR under "isobath"; empty for PFM.
    public var texts: [String: String]

    public init(
        values: Plane<Float>, sampleType: String, format: String, isInteger: Bool, texts: [String: String] = [:]
    ) {
        self.values = values
        self.sampleType = sampleType
        self.format = format
        self.isInteger = isInteger
        self.texts = texts
    }
}
