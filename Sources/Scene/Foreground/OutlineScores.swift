import Raster

/// How well the outlines of all masks that a threshold on nearness makes lie on depth edges and photo edges: one pass over
/// the pairs of neighbouring cells, whatever the number of thresholds.
///
/// A pair lies on the outline of every mask whose threshold falls between its two cells. What counts is the share of the
/// outline on steps (``support``), how high the steps are (``height``), and that the mask is no speck. Steps count
/// more where the photo has an edge too. Pairs without a step against a receding surface are places where a thing
/// stands, and count little either way.
struct OutlineScores {
    /// Thresholds are k / ``bins``.
    static let bins = 256
    /// For each threshold; 0 where it makes no mask or none with an outline.
    let scores: [Double]
    let support: [Double]
    /// The mean step along the outline, in nearness; 0 where it lies on none.
    let height: [Double]

    /// Above ``ForegroundGrid/leastStep`` steps begin to count, and this much higher they count in full.
    private static let stepRamp: Float = 0.03
    /// The weight of an outline on which a thing stands.
    private static let contact: Float = 0.3
    /// Of a step, what is lost where the photo shows no edge.
    private static let photoShare: Float = 0.3
    /// Of the picture: a mask of this size counts half.
    private static let speck = 0.01

    init(of grid: ForegroundGrid, steps: GridSteps, receding: Plane<UInt8>) {
        let levels = OutlineScores.bins
        let weights = OutlineWeights(grid: grid, steps: steps, receding: receding)
        let bin = grid.levels.pixels.indices.map { index -> Int in
            let level = grid.levels.pixels[index]
            guard receding.pixels[index] == 0, level > 0 else { return 0 }
            return min(levels - 1, Int(level * Float(levels)))
        }
        // Sums over thresholds, as what changes from each to the next.
        var outline = [Double](repeating: 0, count: levels + 1)
        var (onSteps, heights, cells) = (outline, outline, outline)
        for index in bin.indices {
            cells[0] += 1
            cells[bin[index] + 1] -= 1
            weights.forPairs(at: index) { other, weight, length, step in
                guard bin[index] != bin[other] else { return }
                let (low, high) = (min(bin[index], bin[other]), max(bin[index], bin[other]))
                outline[low + 1] += Double(length)
                outline[high + 1] -= Double(length)
                onSteps[low + 1] += Double(weight)
                onSteps[high + 1] -= Double(weight)
                heights[low + 1] += Double(weight * min(step, 1))
                heights[high + 1] -= Double(weight * min(step, 1))
            }
        }
        for sum in 1..<levels {
            outline[sum] += outline[sum - 1]
            onSteps[sum] += onSteps[sum - 1]
            heights[sum] += heights[sum - 1]
            cells[sum] += cells[sum - 1]
        }
        var (scores, support, height) = (
            [Double](repeating: 0, count: levels), [Double](repeating: 0, count: levels),
            [Double](repeating: 0, count: levels)
        )
        for threshold in 1..<levels where outline[threshold] > 0.5 {
            let share = cells[threshold] / Double(max(1, bin.count))
            support[threshold] = max(0, min(1, onSteps[threshold] / outline[threshold]))
            height[threshold] = max(0, heights[threshold] / outline[threshold])
            scores[threshold] = height[threshold] * support[threshold] * share / (share + OutlineScores.speck)
        }
        (self.scores, self.support, self.height) = (scores, support, height)
    }

    /// The middle of the thresholds around the best that are as good, to a few percent; nil when none has any support.
    var best: Int? {
        guard let top = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[top] > 0 else { return nil }
        var (low, high) = (top, top)
        while low > 1, scores[low - 1] >= 0.97 * scores[top] { low -= 1 }
        while high + 1 < scores.count, scores[high + 1] >= 0.97 * scores[top] { high += 1 }
        return (low + high + 1) / 2
    }

    /// The pairs of neighbouring cells, with what they weigh as part of an outline.
    struct OutlineWeights {
        let grid: ForegroundGrid
        let steps: GridSteps
        let receding: Plane<UInt8>
        private let photoEdges: PhotoEdges?

        init(grid: ForegroundGrid, steps: GridSteps, receding: Plane<UInt8>) {
            (self.grid, self.steps, self.receding) = (grid, steps, receding)
            photoEdges = grid.photo.map { PhotoEdges(of: $0) }
        }

        /// Calls `body` for the pairs of a cell and the one to its right and below that have depth, with the other cell, the
        /// weight of the edge there, that of the outline's length, and the step.
        @inline(__always)
        func forPairs(at index: Int, _ body: (Int, Float, Float, Float) -> Void) {
            let (x, y) = (index % grid.width, index / grid.width)
            if x + 1 < grid.width { pair(index, index + 1, steps.right.pixels[index], body) }
            if y + 1 < grid.height { pair(index, index + grid.width, steps.down.pixels[index], body) }
        }

        @inline(__always)
        private func pair(_ index: Int, _ other: Int, _ step: Float, _ body: (Int, Float, Float, Float) -> Void) {
            guard !(grid.levels.pixels[index] - grid.levels.pixels[other]).isNaN else { return }
            let rise = min(max((step - grid.leastStep) / OutlineScores.stepRamp, 0), 1)
            var weight = rise * rise * (3 - 2 * rise)
            if let photoEdges {
                weight *= 1 - OutlineScores.photoShare * (1 - photoEdges.strengths.pixels[index])
            }
            let isContact = receding.pixels[index] != 0 || receding.pixels[other] != 0
            body(other, weight, isContact ? max(OutlineScores.contact, weight) : 1, step)
        }
    }
}

/// Where the photo has edges, in cells.
struct PhotoEdges {
    /// 0...1: the greatest difference of a channel between neighbours in the three by three cells around, against those
    /// that one in ten pairs exceed.
    let strengths: Plane<Float>

    init(of photo: Plane<RGB8>) {
        let (width, height) = (photo.width, photo.height)
        func difference(_ first: RGB8, _ second: RGB8) -> Float {
            func channel(_ a: UInt8, _ b: UInt8) -> Int { abs(Int(a) - Int(b)) }
            return Float(
                max(
                    channel(first.red, second.red), channel(first.green, second.green),
                    channel(first.blue, second.blue)))
        }
        var edges = Plane<Float>(width: width, height: height, repeating: 0)
        for index in edges.pixels.indices {
            if index % width + 1 < width {
                edges.pixels[index] = difference(photo.pixels[index], photo.pixels[index + 1])
            }
            if index + width < edges.count {
                edges.pixels[index] = max(
                    edges.pixels[index], difference(photo.pixels[index], photo.pixels[index + width]))
            }
        }
        let strong = (edges.percentiles([0.9]).first ?? 0) + 4
        var strengths = edges
        for y in 0..<height {
            for x in 0..<width {
                var greatest: Float = 0
                for row in max(0, y - 1)...min(height - 1, y + 1) {
                    for column in max(0, x - 1)...min(width - 1, x + 1) {
                        greatest = max(greatest, edges[column, row])
                    }
                }
                strengths[x, y] = min(1, greatest / strong)
            }
        }
        self.strengths = strengths
    }
}
