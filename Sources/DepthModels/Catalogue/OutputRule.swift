import Raster

/// What a network gives, and how that comes back to the photo's size.
public struct OutputRule: Codable, Sendable, Equatable {
    /// The tensor's name; nil takes the first output.
    public var tensor: String?
    public var meaning: DepthMeaning
    /// How the map is brought to the photo's size.
    public var enlarge: Enlargement
    /// What the numbers are multiplied by, as for a network that gives millimetres; nil is 1.
    public var scale: Float?

    public init(
        tensor: String? = nil, meaning: DepthMeaning = .inverse, enlarge: Enlargement = .bicubic, scale: Float? = nil
    ) {
        self.tensor = tensor
        self.meaning = meaning
        self.enlarge = enlarge
        self.scale = scale
    }

    /// The way back to the photo's size, under the names that the networks' own code gives it.
    public enum Enlargement: String, Codable, Sendable, CaseIterable {
        /// OpenCV's `INTER_CUBIC`.
        case cubic
        /// PyTorch's `bicubic`, half-pixel centres. The same kernel as OpenCV's.
        case bicubic
        /// PyTorch's `bilinear`, half-pixel centres.
        case bilinear
        /// PyTorch's `bilinear` with `align_corners=True`.
        case bilinearAlignCorners = "bilinear-align-corners"

        var kernel: ResamplingKernel {
            switch self {
            case .cubic, .bicubic: .cubic
            case .bilinear: .bilinear
            case .bilinearAlignCorners: .bilinearAlignCorners
            }
        }
    }
}
