import Raster

/// Puts every pixel near a depth edge on one of the two surfaces that meet there.
///
/// A pixel's own value between those of the two surfaces tells its side, the surer the closer it lies to either. What is
/// known in this way is spread along the photo's colours into the middle of the edge, where nothing is known. All of this is in
/// the map's own numbers; whether larger is nearer makes no difference.
struct SurfaceSides {
    private let smoother: GlobalSmoother
    private let grid: BlockGrid

    /// How much steeper a pixel's place between the two surfaces is made at the end. What hangs in between all the same is stretched with
    /// the rest of the edge (``LostContrast``).
    private static let contrast: Float = 1.5
    /// What a pixel in the middle of an edge counts beside one that is sure of its side.
    private static let leastConfidence: Float = 1e-3
    /// How often the median is taken of the places around each: so single pixels that a texture cuts off from their surface, and the
    /// frayed outlines that they make, go over to those around them.
    private static let medians = 2

    /// - Parameter grid: on the smoother's guide.
    init(smoother: GlobalSmoother, grid: BlockGrid) {
        self.smoother = smoother
        self.grid = grid
    }

    /// A map of the guide's size with every pixel near an edge on one of its two surfaces.
    /// - Parameter edges: on the grid.
    func decided(_ map: Plane<Float>, edges: DepthEdges) -> Plane<Float> {
        let places = places(in: map, edges: edges)
        return places.pixels.withUnsafeBufferPointer { places in
            guard let start = places.baseAddress else { return map }
            nonisolated(unsafe) let places = start
            return changed(map, by: edges) { index, count, value, low, high, weight in
                value + weight * (low + (high - low) * Eight(from: places + index, count: count) - value)
            }
        }
    }

    /// Each pixel's place between the farther (0) and the nearer surface (1).
    private func places(in map: Plane<Float>, edges: DepthEdges) -> Plane<Float> {
        var confidence = Plane<Float>(width: map.width, height: map.height, repeating: 0)
        var evidence = confidence.pixels.withUnsafeMutableBufferPointer { confidence in
            guard let start = confidence.baseAddress else { return map }
            nonisolated(unsafe) let confidence = start
            return changed(map, by: edges) { index, count, value, low, high, weight in
                let range = high - low
                let place = ((value - low) / range).atLeast(0).atMost(1)
                    .replacing(with: 0.5, where: range .<= 0)
                let trust = SurfaceSides.leastConfidence + weight * (2 * place - 1).magnitudes
                trust.write(to: confidence + index, count: count)
                return trust * place
            }
        }
        smoother.smooth(&evidence, &confidence)
        var places = evidence.combined(confidence) { evidence, confidence in
            ((evidence / confidence - 0.5) * SurfaceSides.contrast + 0.5).atLeast(0).atMost(1)
        }
        for _ in 0..<SurfaceSides.medians { places = places.median() }
        return places
    }

    /// What `change` makes of each eight pixels, given the first one's index, how many of them are in the row, their values, those
    /// of the farther and the nearer surfaces, and their edges' weights.
    @inline(__always)
    private func changed(
        _ map: Plane<Float>, by edges: DepthEdges, _ change: (Int, Int, Eight, Eight, Eight, Eight) -> Eight
    ) -> Plane<Float> {
        grid.changed(map, [.linear(edges.least), .linear(edges.greatest), .linear(edges.weights)]) {
            value, rows, x, index in change(index, map.width - x, value, rows[0, x], rows[1, x], rows[2, x])
        }
    }
}
