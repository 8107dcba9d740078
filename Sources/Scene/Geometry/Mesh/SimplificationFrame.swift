import Raster

/// Where vertices lie for simplification: column and row in pixels, and the value scaled so that a difference is as far as it
/// counts in pixels.
///
/// In this space, which is the camera's seen through its own projection, planes are planes and straight lines straight, and
/// one length serves for outlines in the picture and for depth.
struct SimplificationFrame {
    let positions: [SIMD3<Float>]

    /// The share of vertices that lie nearer than the distance at which the scale of depth is right. What lies
    /// farther is simplified a little more, what lies nearer less.
    private static let share = 0.75
    /// Vertices that are looked at to find that distance.
    private static let samples = 4096
    /// The range of scaled values, in sides of the picture, from which on a Float's digits would not do for quadrics.
    private static let longestRange: Float = 16

    /// - Parameter nodes: their values above 0.
    init(surface: NodeSurface, nodes: [UInt32], measure: ErrorMeasure) {
        let step = max(1, nodes.count / SimplificationFrame.samples)
        let sorted = stride(from: 0, to: nodes.count, by: step).map { surface.values[Int(nodes[$0])] }.sorted(by: >)
        let typical = sorted.isEmpty ? 1 : sorted[Int(Double(sorted.count - 1) * SimplificationFrame.share)]
        let range = max((sorted.first ?? 1) - (sorted.last ?? 0), 1e-30)
        let side = Float(max(surface.grid.columns.last ?? 1, surface.grid.rows.last ?? 1, 1))
        let scale = min(measure.scale(at: typical), SimplificationFrame.longestRange * side / range)
        let ceiling = 2 * SimplificationFrame.longestRange * side
        let base = sorted.last ?? 0
        positions = nodes.map { node in
            let (x, y) = surface.position(column: Int(node) % surface.columns, row: Int(node) / surface.columns)
            let depth = (surface.values[Int(node)] - base) * scale
            return SIMD3(Float(x), Float(y), min(max(depth, -ceiling), ceiling))
        }
    }
}
