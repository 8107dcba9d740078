/// How an estimate is brought to a reference before they are compared.
public enum DepthAlignmentKind: String, Codable, Sendable, CaseIterable {
    /// Not at all: both say distances in the same unit.
    case none
    /// By one factor on distances: the median of reference over estimate (T. Zhou et al., "Unsupervised learning of depth and
    /// ego-motion from video", CVPR 2017).
    case scale
    /// By scale and shift of inverse depth, least squares over all pixels (R. Ranftl et al., "Towards robust monocular
    /// depth estimation", TPAMI 2020, section 5).
    case scaleShift = "scale-shift"
}

/// 1 / aligned distance = ``scale`` * inverse depth of the estimate + ``shift``, and at least ``least``.
public struct DepthAlignment: Codable, Sendable, Equatable {
    public var kind: DepthAlignmentKind
    public var scale = 1.0
    public var shift = 0.0
    /// An inverse depth: nothing is put farther than ten times the farthest of the reference, as scale and shift can make
    /// inverse depth 0 or less; 0 for no limit.
    public var least = 0.0

    /// The aligned distance of an inverse depth.
    @inline(__always)
    func distance(_ inverse: Double) -> Double { 1 / max(scale * inverse + shift, least) }
}
