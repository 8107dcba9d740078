import Files
import Raster

/// Reading of files with one number a pixel, such as depth: PNG, TIFF, PFM, NPY and OpenEXR, told apart by content.
public enum SampleFile {
    /// Reads the stored numbers as they are.
    ///
    /// PNG of 1 to 16 bits (a colour picture only where red, green and blue are equal everywhere); TIFF with one sample
    /// a pixel, 8, 16 or 32-bit integers or 32 or 64-bit floats; PFM with one channel; NPY of bool, integers or floats,
    /// two-dimensional or three-dimensional with a 1; OpenEXR of scanlines, channel Z, else Y, else the only one.
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
            case .exr: return try EXRReader(bytes, of: file).read(limits: limits)
            case .jpeg:
                throw ImageFileError(
                    file.name, "is a JPEG, whose compression alters the numbers",
                    mend: "give depth as PNG, TIFF, PFM, NPY or OpenEXR")
            default:
                throw signature.refusal(
                    of: file, wanted: "PNG, TIFF, PFM, NPY or OpenEXR file of depth", convertTo: "PNG or TIFF")
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
