import Files
import Raster

/// Reading of files with one number a pixel, such as depth: PNG, TIFF, PFM and NPY, told apart by content.
public enum SampleFile {
    /// Reads the stored numbers as they are.
    ///
    /// PNG of 1 to 16 bits (a colour picture only where red, green and blue are equal everywhere); TIFF with one sample
    /// a pixel, 8, 16 or 32-bit integers or 32 or 64-bit floats; PFM with one channel; NPY of bool, integers or floats,
    /// two-dimensional or three-dimensional with a 1.
    /// - Throws: when the file is none of these, cut short, damaged, or larger than the limits.
    public static func read(
        _ file: InputFile, limits: DecodeLimits = DecodeLimits()
    ) throws(ImageFileError) -> SampleImage {
        try file.withBytes { bytes throws(ImageFileError) in
            let signature = FileSignature(of: file)
            switch signature {
            case .png: return try PNGReader(bytes, of: file).readSampleImage(limits: limits)
            case .tiff: return try TIFFReader(bytes, of: file).readSampleImage(limits: limits)
            case .pfm: return try PFMReader(bytes, of: file).read(limits: limits)
            case .npy: return try NPYReader(bytes, of: file).read(limits: limits)
            case .jpeg:
                throw ImageFileError(
                    file.name, "is a JPEG, whose compression alters the numbers",
                    mend: "give depth as PNG, TIFF, PFM or NPY")
            default:
                throw signature.refusal(
                    of: file, wanted: "PNG, TIFF, PFM or NPY file of depth", convertTo: "PNG or TIFF")
            }
        }
    }
}

extension ImageFileError {
    static func isColored(_ file: InputFile) -> ImageFileError {
        ImageFileError(
            file.name, "is a colour picture, not a depth map", mend: "give a grey picture with one number a pixel")
    }
}
