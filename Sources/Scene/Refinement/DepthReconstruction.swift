import Raster

/// The sharp map that a soft one can have been before it was blurred, with the photo's outlines.
///
/// The map's softness is found (``MapSoftness``) and undone as far as its noise allows (``SharpenedMap``); near edges each pixel takes the
/// side that the photo's colours tell (``SurfaceSides``). What the sharpened map has that the result, blurred and sharpened in the same
/// way, has not, is added to it, and sides are taken again. At last differences grow until the soft map follows from the
/// field (``LostContrast``).
struct DepthReconstruction {
    /// The sharp map.
    let field: Plane<Float>
    /// How much of an edge there is at each pixel, 0...1; where it is 0, the field is the soft map.
    let weights: Plane<Float>

    /// How often sides are taken.
    private static let rounds = 3
    /// Steps of this share of the map's span begin to count as edges once it is sharpened.
    private static let leastStep: Float = 0.12
    /// The least step that counts as an edge, in standard deviations of the noise.
    private static let leastStepOverNoise: Float = 6

    /// Nil when the map has no edge.
    /// - Parameters:
    ///   - map: of the guide's size, scaled to a span of 1.
    ///   - block: pixels of the guide for each of the map's own resolution.
    init?(of map: Plane<Float>, guide: Plane<RGB8>, block: Int) {
        var grid = BlockGrid(block: block, width: map.width, height: map.height)
        var coarse = grid.means(of: map)
        var softEdges = DepthEdges(of: coarse, leastStep: DepthEdges.leastStep)
        guard !softEdges.isEmpty else { return nil }
        var softness = MapSoftness.estimate(of: map, coarse: coarse, edges: softEdges, grid: grid)
        // The map's resolution is what its softness leaves of it; so windows of a block span an edge.
        let softBlock = Int((Float(block) * softness).rounded())
        if softBlock > block {
            softness *= Float(block) / Float(softBlock)
            grid = BlockGrid(block: softBlock, width: map.width, height: map.height)
            coarse = grid.means(of: map)
            softEdges = DepthEdges(of: coarse, leastStep: DepthEdges.leastStep)
        }
        let sharp = SharpenedMap(of: coarse, softness: softness)
        let sides = SurfaceSides(smoother: GlobalSmoother(guide: guide, block: grid.block), grid: grid)
        let leastStep = max(DepthReconstruction.leastStep, DepthReconstruction.leastStepOverNoise * sharp.noise)
        // Sharpened, a slope may look like a step. Only what the soft map shows as one is one.
        let shown = softEdges.weights
        func edges(of sharp: Plane<Float>) -> DepthEdges {
            DepthEdges(of: sharp, leastStep: leastStep).limited(to: shown).smoothed()
        }

        let added = sharp.values.combined(coarse) { $0 - $1 }
        var sharpEdges = edges(of: sharp.values)
        let sharpened = grid.changed(map, [.cubic(added)]) { value, rows, x, _ in
            value + rows[0, x]
        }
        var decided = sides.decided(sharpened, edges: sharpEdges)
        for _ in 1..<DepthReconstruction.rounds {
            let missing = sharp.values.combined(sharp.deblurred(grid.means(of: decided).blurred(softness))) { $0 - $1 }
            decided = grid.changed(
                decided, [.cubic(missing), .linear(sharp.least), .linear(sharp.greatest)]
            ) { value, rows, x, _ in (value + rows[0, x]).atLeast(rows[1, x]).atMost(rows[2, x]) }
            sharpEdges = edges(of: grid.means(of: decided))
            decided = sides.decided(decided, edges: sharpEdges)
        }

        let contrast = LostContrast(of: grid.means(of: decided).blurred(softness), map: coarse)
        weights = grid.plane([.linear(sharpEdges.weights)]) { _, rows, output in
            output.update(from: rows[0], count: map.width)
        }
        let layers: [BlockGrid.Layer] = [
            .linear(sharpEdges.weights), .linear(sharp.least), .linear(sharp.greatest), .linear(contrast.gain),
            .linear(contrast.offset),
        ]
        field = decided.pixels.withUnsafeBufferPointer { decided in
            guard let start = decided.baseAddress else { return map }
            nonisolated(unsafe) let decided = start
            return grid.changed(map, layers) { value, rows, x, index in
                let stretched = rows[3, x] * Eight(from: decided + index, count: map.width - x) + rows[4, x]
                let restored = stretched.atLeast(rows[1, x]).atMost(rows[2, x])
                return value + rows[0, x] * (restored - value)
            }
        }
    }
}
