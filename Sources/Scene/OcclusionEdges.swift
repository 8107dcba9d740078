import Raster

/// Where one surface ends in front of another.
///
/// Between two neighbouring pixels runs an occlusion edge when their distances differ by more than a share of the
/// nearer one. The threshold is relative, because a slope that is gentle at 10 m is a cliff at 0.1 m (as in MoGe).
public enum OcclusionEdges {
    /// A share of the nearer distance.
    public static let defaultThreshold = 0.04

    /// Whether an occlusion edge runs between two distances. False when one is NaN.
    @inlinable public static func separates(_ first: Float, _ second: Float, threshold: Float) -> Bool {
        abs(first - second) > threshold * min(first, second)
    }
}
