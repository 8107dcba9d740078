import Files
import Raster

/// Reading of photos: JPEG, PNG and TIFF, told apart by content, never by name.
public enum PhotoFile {
    /// Reads a photo as 8-bit RGB, upright.
    ///
    /// 16 bits are reduced to 8 by rounding, transparent pixels laid over ``DecodeLimits/background``, CMYK converted as
    /// the light that the four inks let through. Colours stay in the file's own encoding.
    /// - Throws: when the file is none of the three, cut short, damaged, or larger than the limits.
    public static func read(
        _ file: InputFile, limits: DecodeLimits = DecodeLimits()
    ) throws(ImageFileError) -> (pixels: Plane<RGB8>, metadata: PhotoMetadata) {
        let (pixels, metadata) = try readStored(file, limits: limits)
        return (pixels.upright(Orientation(tag: metadata.orientation)), metadata)
    }

    /// Reads what the file says of its picture, without the pixels.
    ///
    /// What stands behind the pixels (texts at the end of a PNG) is left out.
    public static func inspect(_ file: InputFile) throws(ImageFileError) -> PhotoMetadata {
        try file.withBytes { bytes throws(ImageFileError) in
            let signature = FileSignature(of: file)
            switch signature {
            case .jpeg: return try JPEGReader(bytes, of: file).metadata
            case .png: return try PNGReader(bytes, of: file).metadata
            case .tiff: return try TIFFReader(bytes, of: file).metadata
            default: throw PhotoFile.refusal(signature, file)
            }
        }
    }

    private static func readStored(
        _ file: InputFile, limits: DecodeLimits
    ) throws(ImageFileError) -> (Plane<RGB8>, PhotoMetadata) {
        try file.withBytes { bytes throws(ImageFileError) in
            let signature = FileSignature(of: file)
            switch signature {
            case .jpeg:
                let reader = try JPEGReader(bytes, of: file)
                return (try reader.readColors(limits: limits), reader.metadata)
            case .png:
                let reader = try PNGReader(bytes, of: file)
                return (try reader.readColors(limits: limits), reader.metadata)
            case .tiff:
                let reader = try TIFFReader(bytes, of: file)
                return (try reader.readColors(limits: limits), reader.metadata)
            default: throw PhotoFile.refusal(signature, file)
            }
        }
    }

    private static func refusal(_ signature: FileSignature, _ file: InputFile) -> ImageFileError {
        switch signature {
        case .pfm, .npy, .exr:
            ImageFileError(
                file.name,
                "holds numbers (\(signature == .npy ? "NPY" : signature == .pfm ? "PFM" : "OpenEXR")), not a photo",
                mend: "give it as depth with --depth", exitStatus: .badData)
        default:
            signature.refusal(of: file, wanted: "JPEG, PNG or TIFF picture", convertTo: "JPEG or PNG")
        }
    }
}
