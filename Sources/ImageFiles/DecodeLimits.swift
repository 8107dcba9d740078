import Files
import Raster

/// What decoding may cost, and what shows through transparent pixels.
public struct DecodeLimits: Sendable {
    /// The most pixels that a picture may have; checked before memory is taken for them.
    public var maximumPixels: Int
    /// What transparent pixels of a photo are laid over.
    public var background: RGB8

    public init(maximumPixels: Int = 200_000_000, background: RGB8 = .white) {
        self.maximumPixels = maximumPixels
        self.background = background
    }

    /// Checks a size stated in a file, before anything is allocated for it.
    func check(width: Int, height: Int, of file: InputFile) throws(ImageFileError) {
        guard width > 0, height > 0 else {
            throw ImageFileError(file.name, "has no pixels (its size is \(width)x\(height))")
        }
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, pixels <= maximumPixels else {
            throw ImageFileError(
                file.name, "claims \(width)x\(height) pixels, more than the limit of \(maximumPixels)",
                mend: "raise the limit with --max-pixels if the file is really that large")
        }
    }
}
