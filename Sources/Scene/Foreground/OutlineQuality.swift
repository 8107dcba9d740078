import Raster

/// How far a mask's outline can be believed.
public struct OutlineQuality: Sendable, Equatable {
    /// The share of the outline that lies on depth edges (and, where there is a photo, on edges of it), 0...1. Where the mask
    /// stands on ground, it counts little.
    public var support: Double
    /// The mean step in inverse depth along the outline, as a share of the scene's range; 0 off the edges.
    public var height: Double
    /// The share of the whole variance of inverse depth that lies between foreground and background, 0...1.
    public var separability: Double

    /// Steps of this mean height are worth half.
    private static let halfHeight = 0.05

    /// How sure it is that the mask is of something that stands out: ``support``, less where the steps are low.
    public var certainty: Double { support * height / (height + OutlineQuality.halfHeight) }

    init(support: Double, height: Double, separability: Double) {
        (self.support, self.height, self.separability) = (support, height, separability)
    }

    init(of mask: Plane<UInt8>, grid: ForegroundGrid, steps: GridSteps, receding: Plane<UInt8>) {
        let weights = OutlineScores.OutlineWeights(grid: grid, steps: steps, receding: receding)
        var (edges, length, heights) = (0.0, 0.0, 0.0)
        var (front, back, squares) = (SIMD2<Double>.zero, SIMD2<Double>.zero, 0.0)
        for index in mask.pixels.indices {
            let level = Double(grid.levels.pixels[index])
            if !level.isNaN {
                if mask.pixels[index] == 255 { front += SIMD2(level, 1) } else { back += SIMD2(level, 1) }
                squares += level * level
            }
            weights.forPairs(at: index) { other, weight, part, step in
                guard mask.pixels[index] != mask.pixels[other] else { return }
                edges += Double(weight)
                length += Double(part)
                heights += Double(weight * min(step, 1))
            }
        }
        support = length > 0 ? min(1, edges / length) : 0
        height = length > 0 ? heights / length : 0
        let all = front + back
        let variance = squares - all.x * all.x / all.y
        let between =
            front.y > 0 && back.y > 0
            ? front.x * front.x / front.y + back.x * back.x / back.y - all.x * all.x / all.y : 0
        separability = variance > 0 ? min(1, max(0, between / variance)) : 0
    }
}
