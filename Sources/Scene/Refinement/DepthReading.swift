import Raster

/// How depth values are read for refinement: as inverse depth where there is one, since a mean of two inverse depths
/// lies on a plane through both and the networks' errors are even in it.
struct DepthReading {
    /// Whether 1 / value is worked with.
    let inverts: Bool

    init(of depth: DepthMap) {
        // Relative depth has an unknown shift, so that its inverse means nothing.
        inverts = depth.meaning == .metres && (depth.values.finiteRange()?.lowerBound ?? 0) > 0
    }

    /// To what is worked with, and back.
    @inline(__always)
    func callAsFunction(_ value: Float) -> Float { inverts ? 1 / value : value }
}
