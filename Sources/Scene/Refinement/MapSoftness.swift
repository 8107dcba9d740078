import Foundation
import Raster

/// How soft the edges of a depth map are, found from the map alone.
///
/// With every pixel near an edge put on the side whose value it is closer to, the map's edges are sharp, and about where they belong.
/// Blurred by the right Gaussian, that explains the map best: for each of a series of Gaussians, what remains unexplained by a
/// straight line from the one to the other is measured in windows around the edges, cell by cell.
struct MapSoftness {
    /// The Gaussians tried, in blocks of the grid, each about a quarter wider than the one before.
    private static let candidates: [Float] = [0.4, 0.5, 0.62, 0.78, 0.97, 1.2, 1.5, 1.9]
    /// A soft bar seems less soft than its edges, as it is taken for wider than it is; so of the cells' answers not the middle one
    /// is taken, but that with seven tenths of the map's variation below.
    private static let share: Float = 0.7
    /// Blocks along a cell's side.
    private static let cell = 8
    /// The standard deviation of the windows, in blocks.
    static let window: Float = 1.5
    /// How much steeper edges are made.
    private static let contrast: Float = 8

    private let coarse: Plane<Float>
    private let weights: Plane<Float>
    private let mean: Plane<Float>
    private let variance: Plane<Float>

    /// - Parameters:
    ///   - coarse: the map's means on a grid.
    ///   - edges: of `coarse`.
    private init(coarse: Plane<Float>, edges: DepthEdges) {
        self.coarse = coarse
        weights = edges.weights
        mean = coarse.blurred(MapSoftness.window)
        variance = coarse.combined(coarse, *).blurred(MapSoftness.window).combined(mean) { $0 - $1 * $1 }
    }

    /// The standard deviation of the blur, in blocks.
    /// - Parameters:
    ///   - map: of the size of the grid's picture; `coarse` has its means.
    ///   - edges: of `coarse`.
    static func estimate(of map: Plane<Float>, coarse: Plane<Float>, edges: DepthEdges, grid: BlockGrid) -> Float {
        let sharp = grid.means(of: decided(map, edges: edges, grid: grid))
        let softness = MapSoftness(coarse: coarse, edges: edges)
        let errors = candidates.map { softness.cellSums(softness.unexplained(by: sharp.blurred($0))) }
        let variations = softness.cellSums(softness.weights.combined(softness.variance, *))
        let answers = variations.indices.map { cell in
            (softness: best(errors.map { $0[cell] }), variation: max(0, variations[cell]))
        }.sorted { $0.softness < $1.softness }
        let total = answers.reduce(0) { $0 + $1.variation }
        var sum: Float = 0
        for answer in answers {
            sum += answer.variation
            if sum >= share * total { return answer.softness }
        }
        return candidates[0]
    }

    /// The map with steep edges, where it is closer to one surface than to the other.
    private static func decided(_ map: Plane<Float>, edges: DepthEdges, grid: BlockGrid) -> Plane<Float> {
        grid.changed(map, [.linear(edges.weights), .linear(edges.least), .linear(edges.greatest)]) {
            value, rows, x, _ in
            let (weight, least) = (rows[0, x], rows[1, x])
            let range = (rows[2, x] - least).atLeast(1e-9)
            let place = ((value - least) / range - 0.5) * contrast + 0.5
            let side = least + range * place.atLeast(0).atMost(1)
            return value + weight * (side - value)
        }
    }

    /// The map's variation around each block that does not follow from another plane's.
    private func unexplained(by other: Plane<Float>) -> Plane<Float> {
        let otherMean = other.blurred(MapSoftness.window)
        let otherVariance = other.combined(other, *).blurred(MapSoftness.window).combined(otherMean) { $0 - $1 * $1 }
        let covariance = other.combined(coarse, *).blurred(MapSoftness.window)
            .combined(otherMean.combined(mean, *)) { $0 - $1 }
        let explained = covariance.combined(otherVariance) { $0 * $0 / $1.atLeast(1e-9) }
        return variance.combined(explained) { $0 - $1 }.combined(weights, *)
    }

    private func cellSums(_ plane: Plane<Float>) -> [Float] {
        let size = MapSoftness.cell
        let (columns, rows) = ((plane.width + size - 1) / size, (plane.height + size - 1) / size)
        var sums = [Float](repeating: 0, count: columns * rows)
        plane.pixels.withUnsafeBufferPointer { pixels in
            for y in 0..<plane.height {
                for x in 0..<plane.width { sums[y / size * columns + x / size] += pixels[y * plane.width + x] }
            }
        }
        return sums
    }

    /// Where a parabola through the least error and its neighbours is least, on a scale of equal ratios.
    private static func best(_ errors: [Float]) -> Float {
        let least = errors.indices.min { errors[$0] < errors[$1] } ?? 0
        guard least > 0, least < errors.count - 1 else { return candidates[least] }
        let (before, at, after) = (errors[least - 1], errors[least], errors[least + 1])
        let bend = before - 2 * at + after
        let offset = bend > 0 ? min(max(0.5 * (before - after) / bend, -1), 1) : 0
        let neighbour = candidates[offset < 0 ? least - 1 : least + 1]
        return candidates[least] * pow(neighbour / candidates[least], abs(offset))
    }
}
