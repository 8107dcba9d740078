import Raster

/// From the best threshold to the cells of the subject.
struct SubjectCells {
    let grid: ForegroundGrid
    let steps: GridSteps
    let receding: Plane<UInt8>
    let scores: OutlineScores
    private let weights: OutlineScores.OutlineWeights

    /// Pieces below this share of the grid are specks.
    private static let leastPiece = 0.0005
    /// The share of a piece's outline that lies on steps at least.
    private static let leastSupport: Float = 0.3
    /// Of the subject's nearness: what is less near belongs to another layer, and what hangs together with the subject
    /// without a step may go down to `growth`.
    private static let layer: Float = 0.65
    private static let growth: Float = 0.5
    /// Of the subject's nearness, what a thing apart from it has at least to be part of the foreground.
    private static let beside: Float = 0.75
    /// Of the best score, what a lower threshold may have.
    private static let leastOfBest = 0.6

    init(grid: ForegroundGrid, steps: GridSteps, receding: Plane<UInt8>, scores: OutlineScores) {
        (self.grid, self.steps, self.receding, self.scores) = (grid, steps, receding, scores)
        weights = OutlineScores.OutlineWeights(grid: grid, steps: steps, receding: receding)
    }

    /// The mask, and the threshold on nearness that it mostly has.
    func select(from best: Int) -> (mask: Plane<UInt8>, threshold: Float) {
        var mask = supported(pieces(above: best))
        guard let typical = median(of: mask) else { return (mask, Float(best) / Float(OutlineScores.bins)) }
        let lower = lowered(best, typical: typical)
        if lower < best { mask = mask.union(belonging(to: mask, typical: typical, of: pieces(above: lower))) }
        mask = nearestLayer(of: mask)
        if let typical = median(of: mask) { mask = grown(mask, from: SubjectCells.growth * typical, to: .infinity) }
        return (mask, Float(lower) / Float(OutlineScores.bins))
    }

    private func pieces(above threshold: Int) -> Plane<UInt8> {
        let limit = Float(threshold) / Float(OutlineScores.bins)
        var mask = receding
        for index in mask.pixels.indices {
            mask.pixels[index] = receding.pixels[index] == 0 && grid.levels.pixels[index] >= limit ? 255 : 0
        }
        let pieces = GridPieces(of: mask)
        let least = max(1, SubjectCells.leastPiece * Double(mask.count))
        return pieces.mask(like: mask, pieces.sizes.map { Double($0) >= least })
    }

    /// The pieces whose own outline lies on steps; all when none does.
    private func supported(_ mask: Plane<UInt8>) -> Plane<UInt8> {
        let pieces = GridPieces(of: mask)
        var sums = [SIMD2<Float>](repeating: .zero, count: pieces.count)
        for index in mask.pixels.indices {
            weights.forPairs(at: index) { other, weight, length, _ in
                let (first, second) = (pieces.labels[index], pieces.labels[other])
                guard (first >= 0) != (second >= 0) else { return }
                sums[Int(max(first, second))] += SIMD2(weight, length)
            }
        }
        let isKept = sums.map { $0.x >= SubjectCells.leastSupport * $0.y }
        return isKept.contains(true) ? pieces.mask(like: mask, isKept) : mask
    }

    private func median(of mask: Plane<UInt8>) -> Float? {
        var levels = grid.levels
        for index in levels.pixels.indices where mask.pixels[index] == 0 { levels.pixels[index] = .nan }
        return levels.percentiles([0.5]).first
    }

    /// Parts of the subject may lie farther back, such as an arm or a tail: the lowest threshold that is nearly as good.
    private func lowered(_ best: Int, typical: Float) -> Int {
        let limit = max(1, Int((SubjectCells.layer * typical * Float(OutlineScores.bins)).rounded(.up)))
        var lower = best
        while lower - 1 >= limit,
            scores.scores[lower - 1] >= SubjectCells.leastOfBest * scores.scores[best]
        {
            lower -= 1
        }
        return lower
    }

    /// The pieces of another mask that the mask is part of, and others that are nearly as near, with edges of their own.
    private func belonging(
        to mask: Plane<UInt8>, typical: Float, of other: Plane<UInt8>
    ) -> Plane<UInt8> {
        let pieces = GridPieces(of: other)
        let own = supported(other)
        let medians = pieces.medians(of: grid.levels)
        var isKept = medians.map { _ in false }
        for index in other.pixels.indices where pieces.labels[index] >= 0 {
            let piece = Int(pieces.labels[index])
            if mask.pixels[index] == 255
                || (own.pixels[index] == 255 && medians[piece] >= SubjectCells.beside * typical)
            {
                isKept[piece] = true
            }
        }
        return pieces.mask(like: other, isKept)
    }

    /// Without the surfaces that lie a good way behind the subject's main one, which is the one that is largest and nearest.
    private func nearestLayer(of mask: Plane<UInt8>) -> Plane<UInt8> {
        let levels = grid.levels.pixels
        let surfaces = GridPieces(of: mask) { index, stride in
            let step = stride == 1 ? steps.right.pixels[index] : steps.down.pixels[index]
            return abs(levels[index] - levels[index + stride]) < grid.leastStep && step < 2 * grid.leastStep
        }
        let sizes = surfaces.sizes
        let medians = surfaces.medians(of: grid.levels)
        let least = max(1, 0.0003 * Double(mask.count))
        func weight(_ piece: Int) -> Float {
            Float(sizes[piece]).squareRoot() * min(max(medians[piece], 0), 1) * min(max(medians[piece], 0), 1)
        }
        guard let main = sizes.indices.max(by: { weight($0) < weight($1) }) else { return mask }
        let isLarge = sizes.map { Double($0) >= least }
        let isKept = medians.map { $0 >= SubjectCells.layer * medians[main] }
        var result = surfaces.mask(like: mask, zip(isKept, isLarge).map { $0 && $1 })
        // Slivers, as on soft edges, go with the surface nearby that they are most like.
        for index in mask.pixels.indices where mask.pixels[index] == 255 && !isLarge[Int(surfaces.labels[index])] {
            var nearest: (difference: Float, isKept: Bool) = (.infinity, false)
            let (x, y) = (index % grid.width, index / grid.width)
            for row in max(0, y - 3)...min(grid.height - 1, y + 3) {
                for column in max(0, x - 3)...min(grid.width - 1, x + 3) {
                    let other = row * grid.width + column
                    guard surfaces.labels[other] >= 0, isLarge[Int(surfaces.labels[other])] else { continue }
                    let difference = abs(levels[other] - levels[index])
                    if difference < nearest.difference {
                        nearest = (difference, isKept[Int(surfaces.labels[other])])
                    }
                }
            }
            if nearest.isKept { result.pixels[index] = 255 }
        }
        return result
    }

    /// With what hangs together with the mask without a step, within limits of nearness.
    /// - Parameter isReceding: whether it grows over receding surfaces only, or over all others.
    func grown(
        _ mask: Plane<UInt8>, from low: Float, to high: Float, isReceding: Bool = false
    ) -> Plane<UInt8> {
        var result = mask
        var edge = mask.pixels.indices.filter { mask.pixels[$0] == 255 }
        let (width, height, least) = (grid.width, grid.height, grid.leastStep)
        while let index = edge.popLast() {
            let (x, y) = (index % width, index / width)
            for (isInside, other, pair) in [
                (x + 1 < width, index + 1, index), (x > 0, index - 1, index - 1),
                (y + 1 < height, index + width, index), (y > 0, index - width, index - width),
            ] where isInside && result.pixels[other] == 0 && (receding.pixels[other] != 0) == isReceding {
                let step = abs(other - index) == 1 && width > 1 ? steps.right.pixels[pair] : steps.down.pixels[pair]
                let level = grid.levels.pixels[other]
                // A window sees an edge from some cells away; on the edge itself the pair differs too.
                let isEdge = step >= least && abs(level - grid.levels.pixels[index]) > 0.1 * step
                guard !isEdge, level >= low, level <= high else { continue }
                result.pixels[other] = 255
                edge.append(other)
            }
        }
        return result
    }
}

extension GridPieces {
    /// The middle value of each piece.
    fileprivate func medians(of levels: Plane<Float>) -> [Float] {
        var members = [[Float]](repeating: [], count: count)
        for (label, level) in zip(labels, levels.pixels) where label >= 0 { members[Int(label)].append(level) }
        return members.map { $0.sorted()[$0.count / 2] }
    }
}
