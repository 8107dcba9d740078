/// How pixels of a new size are made of old ones.
///
/// Pixel centres lie at +0.5, so that result `i` of a resize by `scale = from / to` looks at `(i + 0.5) * scale - 0.5`;
/// only ``bilinearAlignCorners`` lays the centres of the corner pixels on each other instead. Beyond the edge the edge
/// pixel is repeated.
public enum ResamplingKernel: String, Codable, Sendable, CaseIterable {
    /// Keys' cubic with a = -0.75 over 4 pixels, also where it shrinks: OpenCV's `INTER_CUBIC`, PyTorch's `bicubic` with
    /// `align_corners=False`. May overshoot the range of its inputs.
    case cubic
    /// A straight line between two pixels, also where it shrinks: OpenCV's `INTER_LINEAR`, PyTorch's `bilinear` with
    /// `align_corners=False`.
    case bilinear
    /// The same between corner pixels that stay where they are: PyTorch's `bilinear` with `align_corners=True`.
    case bilinearAlignCorners = "bilinear-align-corners"
    /// The mean over the covered area where it shrinks (OpenCV's `INTER_AREA`), ``bilinear`` where it grows.
    case area
}
