import Raster

/// Searches for a scene's subject: what is nearer than its surroundings, with an outline on depth edges and photo edges, without
/// the ground on which it stands.
///
/// On a ``ForegroundGrid``: surfaces that recede are set aside; the threshold on nearness is the one whose outline is best
/// supported by edges; what hangs together with the pieces above it is added, other layers are left out. The outline is then
/// found again among the pixels.
struct ForegroundSearch {
    let mask: Plane<UInt8>
    /// What mostly parts foreground from background; nil where nothing does.
    let threshold: Float?
    /// The limits within which things grew from points.
    var limits: ClosedRange<Float>?
    let quality: OutlineQuality

    /// - Parameters:
    ///   - points: pixels of what is wanted; with none, the subject is chosen by itself.
    init(inverseDepth: Plane<Float>, photo: Plane<RGB8>?, points: [PixelPosition] = []) {
        guard let grid = ForegroundGrid(inverseDepth: inverseDepth, photo: photo) else {
            // The same depth everywhere: all of it is the thing at a point, and nothing stands out by itself.
            let value: UInt8 = points.isEmpty ? 0 : 255
            mask = inverseDepth.map { $0.isNaN ? 0 : value }
            threshold = nil
            quality = OutlineQuality(support: 0, height: 0, separability: 0)
            return
        }
        let steps = GridSteps(of: grid.levels)
        let receding = RecedingSurfaces(in: grid, steps: steps).mask
        let seeds = points.map { $0.y / grid.step * grid.width + $0.x / grid.step }
        let scores = OutlineScores(of: grid, steps: steps, receding: receding)
        let cells = SubjectCells(grid: grid, steps: steps, receding: receding, scores: scores)
        let chosen: Plane<UInt8>
        if !seeds.isEmpty {
            let things = cells.things(at: seeds)
            chosen = things.mask
            threshold = grid.inverseDepth(things.levels.lowerBound)
            limits = grid.inverseDepth(things.levels.lowerBound)...grid.inverseDepth(things.levels.upperBound)
        } else if let best = scores.best {
            let selection = cells.select(from: best)
            chosen = selection.mask
            threshold = grid.inverseDepth(selection.threshold)
        } else {
            // No outline lies on any edge: what Otsu's threshold parts is as good as anything, and certain of nothing.
            let split = OtsuSplit(of: grid.levels)
            chosen = grid.levels.map { level in split.map { level >= $0.threshold } ?? false ? 255 : 0 }
            threshold = split.map { grid.inverseDepth($0.threshold) }
        }
        let isGround = seeds.contains { receding.pixels[$0] != 0 }
        var outline = GridOutline(chosen, grid: grid, receding: isGround ? receding.map { _ in 0 } : receding)
        outline.settle()
        quality = OutlineQuality(of: outline.mask, grid: grid, steps: steps, receding: receding)
        mask = outline.atFullSize(of: inverseDepth)
    }
}

extension SubjectCells {
    /// From a cell's nearness, how far that of the same thing may be: from half of it to one and a half times, and a little.
    private static let reach: ClosedRange<Float> = 0.5...1.5
    private static let slack: Float = 0.05

    /// What hangs together with each of some cells without a step, and the nearness between which it was looked for.
    func things(at seeds: [Int]) -> (mask: Plane<UInt8>, levels: ClosedRange<Float>) {
        var mask = receding.map { _ in UInt8(0) }
        var range: ClosedRange<Float>?
        for seed in seeds {
            let level = grid.levels.pixels[seed]
            guard !level.isNaN else { continue }
            let low = SubjectCells.reach.lowerBound * level - SubjectCells.slack
            let high = max(SubjectCells.reach.upperBound * level, level) + SubjectCells.slack
            var start = receding.map { _ in UInt8(0) }
            start.pixels[seed] = 255
            // A point on the ground asks for the ground.
            let isReceding = receding.pixels[seed] != 0
            mask = mask.union(grown(start, from: low, to: high, isReceding: isReceding))
            range = range.map { min($0.lowerBound, low)...max($0.upperBound, high) } ?? low...high
        }
        return (fillingPinholes(of: mask), range ?? 0...0)
    }

    /// Soft or noisy depth leaves cells out within a thing that are no holes in it.
    private func fillingPinholes(of mask: Plane<UInt8>) -> Plane<UInt8> {
        let filled = mask.fillingHoles()
        let holes = GridPieces(
            of: Plane(width: mask.width, height: mask.height, pixels: zip(mask.pixels, filled.pixels).map { $0 ^ $1 }))
        return mask.union(holes.mask(like: mask, holes.sizes.map { Double($0) < 0.001 * Double(mask.count) }))
    }
}
