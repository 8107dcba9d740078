import Raster

/// The depth edges of a soft map: how much of one there is at each pixel, and the values of the two surfaces that meet there.
///
/// Within a window that spans the softness of an edge, the greatest value is that of the one surface and the least that of
/// the other. An edge is a step: a window of twice the size sees no more of it. On a slope it sees twice as much,
/// however steep that is; so slopes, and with them the texture of slanted surfaces, are left alone. Two sizes of window are
/// tried, as edges are not all equally soft; the smaller one where it sees an edge.
struct DepthEdges {
    /// How much of an edge there is, 0...1.
    let weights: Plane<Float>
    /// The least and the greatest value of the two surfaces.
    let least: Plane<Float>
    let greatest: Plane<Float>
    /// Whether there is any edge.
    let isEmpty: Bool

    /// Half the smaller window's side, in pixels of the depth map's own resolution.
    static let softness = 1.0
    /// Steps of this share of the map's span begin to count as edges, and of twice as much count in full; in the larger
    /// window, where bent surfaces look like edges sooner, twice as much as in the smaller one.
    static let leastStep: Float = 0.05

    /// - Parameter span: of the whole map.
    init(of soft: Plane<Float>, span: Float, scale: RefinementScale) {
        let radius = max(1, Int((DepthEdges.softness * scale.pixelsPerSource).rounded()))
        var small = LocalExtremes(of: soft, radius: radius)
        let large = LocalExtremes(widening: small, radius: radius)
        let surroundings = LocalExtremes(widening: large, radius: 2 * radius)
        let inSmall = StepRule(radius: radius, least: DepthEdges.leastStep * span, like: soft)
        let inLarge = StepRule(radius: 2 * radius, least: 2 * DepthEdges.leastStep * span, like: soft)
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
        isEmpty = (weights.finiteRange()?.upperBound ?? 0) <= 0
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
        // 1 for a step, 0 for a slope; two thirds of a step count as a whole one.
        let stepness = (growth - wideRange / range) / (growth - 1)
        return smoothStep((range - least) * slope) * smoothStep(stepness * 1.5)
    }
}

/// 0 up to 0, 1 from 1 on, and smooth between (3 x^2 - 2 x^3).
@inline(__always)
private func smoothStep(_ x: Float) -> Float {
    let x = min(max(x, 0), 1)
    return x * x * (3 - 2 * x)
}
