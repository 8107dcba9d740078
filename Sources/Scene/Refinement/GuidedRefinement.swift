import Raster

/// Makes the soft edges of a small depth map follow the edges of its photo.
///
/// Near a depth edge every pixel belongs to one of two surfaces, a nearer and a farther one. To which of them is found by letting the sure
/// pixels beside the edge spread through the photo's colours; how far the surfaces are, from what the map must have been for
/// its blur to have made it what it is (``DepthReconstruction``). Elsewhere the map is left as it is, to the last bit, so that no
/// texture of the photo can show in the depth of a surface.
///
/// This is worked out on a small copy of the photo (``RefinementScale``), and carried to full size in steps of two, near edges
/// only (``GuidedDoubling``). Time and memory are linear in pixels.
public struct GuidedRefinement: Sendable {
    private let guide: Plane<RGB8>

    /// - Parameter guide: the photo.
    public init(guide: Plane<RGB8>) {
        self.guide = guide
    }

    /// Refines a depth map of the photo's size.
    /// - Parameters:
    ///   - depth: of the guide's size, already interpolated. Pixels without depth stay without, and do not take part.
    ///   - sourceWidth: the width at which the depth was measured or estimated, before it was enlarged; `sourceHeight`
    ///     likewise.
    public func refine(_ depth: inout DepthMap, sourceWidth: Int, sourceHeight: Int) {
        precondition(guide.isSameSize(as: depth.values), "photo and depth differ in size")
        guard !guide.isEmpty else { return }
        let scale = RefinementScale(
            width: guide.width, height: guide.height, sourceWidth: sourceWidth, sourceHeight: sourceHeight)
        let reading = DepthReading(of: depth)
        var guides = [guide]
        for _ in 0..<scale.halvings { guides.append(guides[guides.count - 1].halved()) }
        let small = BlockMeans.means(of: depth.values, halvings: scale.halvings, reading: reading)
        guard let range = BlockMeans.range(of: small), case let span = range.upperBound - range.lowerBound, span > 0,
            span < .infinity,
            let result = DepthReconstruction(
                of: small.map { ($0 - range.lowerBound) / span }, guide: guides[scale.halvings], block: scale.block)
        else { return }
        let vicinity = EdgeVicinity(weights: result.weights)
        var field = result.field.map { range.lowerBound + span * $0 }
        guard scale.halvings > 0 else { return vicinity.blend(field, into: &depth.values, reading: reading) }
        for level in stride(from: scale.halvings - 1, through: 0, by: -1) {
            let doubling = GuidedDoubling(
                field: field, coarse: guides[level + 1], fine: guides[level], vicinity: vicinity,
                halvings: scale.halvings - level, span: span)
            if level > 0 { field = doubling.doubled() } else { doubling.blend(into: &depth.values, reading: reading) }
        }
    }
}
