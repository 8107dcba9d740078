import Raster

/// The depth edges of a map on its grid: how much of one there is at each block, and the values of the two surfaces that meet
/// there.
///
/// Within a window that spans the softness of an edge (one block to each side), the greatest value is that of the one
/// surface and the least that of the other. An edge is a step: a window of twice the size sees no more of it. On a slope it
/// sees twice as much, however steep that is; so slopes, and with them the texture of slanted surfaces, are left alone. Two
/// sizes of window are tried, as edges are not all equally soft; the smaller one where it sees an edge.
struct DepthEdges {
    /// How much of an edge there is, 0...1.
    let weights: Plane<Float>
    /// The least and the greatest value of the two surfaces.
    let least: Plane<Float>
    let greatest: Plane<Float>
    /// Whether there is any edge.
    var isEmpty: Bool { (weights.finiteRange()?.upperBound ?? 0) <= 0 }

    /// Steps of this share of the map's span begin to count as edges, and of twice as much count in full; in the larger
    /// window, where bent surfaces look like edges sooner, twice as much as in the smaller one.
    static let leastStep: Float = 0.05
    /// Half the smaller window's side, in blocks.
    private static let radius = 1

    /// - Parameters:
    ///   - soft: a map on its grid.
    ///   - leastStep: the step that begins to count, in the map's own numbers.
    init(of soft: Plane<Float>, leastStep: Float) {
        let radius = DepthEdges.radius
        var small = LocalExtremes(of: soft, radius: radius)
        let large = LocalExtremes(widening: small, radius: radius)
        let surroundings = LocalExtremes(widening: large, radius: 2 * radius)
        let inSmall = StepRule(radius: radius, least: leastStep, like: soft)
        let inLarge = StepRule(radius: 2 * radius, least: 2 * leastStep, like: soft)
        let width = soft.width
        weights = Plane<Float>(width: width, height: soft.height) { output in
            nonisolated(unsafe) let output = output
            small.withMutableRows { y, least, greatest in
                let row = y * width
                large.withRow(y) { largeLeast, largeGreatest in
                    surroundings.withRow(y) { outerLeast, outerGreatest in
                        for x in 0..<width {
                            let range = greatest[x] - least[x]
                            let largeRange = largeGreatest[x] - largeLeast[x]
                            let outerRange = outerGreatest[x] - outerLeast[x]
                            let weight = inSmall.weight(range, within: largeRange, x: x, y: y)
                            let largeWeight = inLarge.weight(largeRange, within: outerRange, x: x, y: y)
                            output[row + x] = max(weight, largeWeight)
                            // The smaller window's surfaces as far as it sees an edge, else the larger one's.
                            let share = largeWeight > weight ? weight / largeWeight : 1
                            least[x] = largeLeast[x] + share * (least[x] - largeLeast[x])
                            greatest[x] = largeGreatest[x] + share * (greatest[x] - largeGreatest[x])
                        }
                    }
                }
            }
        }
        (least, greatest) = (small.least, small.greatest)
    }

    private init(weights: Plane<Float>, least: Plane<Float>, greatest: Plane<Float>) {
        (self.weights, self.least, self.greatest) = (weights, least, greatest)
    }

    /// The edges as far as they are edges by other weights too.
    func limited(to weights: Plane<Float>) -> DepthEdges {
        DepthEdges(weights: self.weights.combined(weights) { $0.atMost($1) }, least: least, greatest: greatest)
    }

    /// The edges without the corners of their windows, which would show in outlines that the photo does not have.
    func smoothed() -> DepthEdges {
        let deviation: Float = 0.6
        return DepthEdges(
            weights: weights.blurred(deviation), least: least.blurred(deviation), greatest: greatest.blurred(deviation))
    }
}

/// Tells a step from a slope by how much more a window of twice the size sees.
private struct StepRule {
    private let least: Float
    private let slope: Float
    /// How much more that is on a slope along the axis: 2, less where the window reaches past the picture.
    private let columns: [Float]
    private let rows: [Float]

    /// - Parameters:
    ///   - radius: half the window's side.
    ///   - least: the step that begins to count; twice as much counts in full.
    init(radius: Int, least: Float, like plane: Plane<Float>) {
        self.least = least
        slope = 1 / least
        columns = StepRule.growth(of: plane.width, radius)
        rows = StepRule.growth(of: plane.height, radius)
    }

    private static func growth(of length: Int, _ radius: Int) -> [Float] {
        func reach(_ index: Int, _ radius: Int) -> Int { min(index, radius) + min(length - 1 - index, radius) }
        return (0..<length).map { Float(reach($0, 2 * radius)) / Float(max(1, reach($0, radius))) }
    }

    /// How much of an edge a window with a range of values is on, 0...1.
    @inline(__always)
    func weight(_ range: Float, within wideRange: Float, x: Int, y: Int) -> Float {
        let growth = min(columns[x], rows[y])
        guard range > least, growth > 1 else { return 0 }
        // 1 for a step, 0 for a slope, and for what differs from one by rounding; two thirds of a step count as a whole one.
        let stepness = (growth - wideRange / range) / (growth - 1) - 0.01
        return smoothStep((range - least) * slope) * smoothStep(stepness * 1.5)
    }
}
