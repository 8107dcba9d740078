import Raster

/// The steps of ``MixedColors``: each pixel's two colours from the photo's and the neighbours', all pixels at once, so that the order
/// and the number of cores do not matter.
struct MixtureSolver {
    let layout: BandLayout
    let observed: ColorVector
    /// 0...1.
    let alpha: BandVector
    let likeness: Float
    let gradientLikeness: Float
    let loyalty: Float

    func solve(
        _ foreground: inout ColorVector, _ background: inout ColorVector, rounds: Int, width: Int, height: Int
    ) {
        var newForeground = ColorVector(capacity: layout.capacity)
        var newBackground = ColorVector(capacity: layout.capacity)
        newForeground.values.update(from: foreground.values, count: layout.capacity)
        newBackground.values.update(from: background.values, count: layout.capacity)
        for _ in 0..<rounds {
            let (oldF, oldB) = (foreground.values, background.values)
            let (newF, newB) = (newForeground.values, newBackground.values)
            concurrentBands(of: layout.unknown.count, minimum: 256) { runs in
                for run in layout.unknown[runs] {
                    let above = run.row > 0 ? Int(run.bases.1) : nil
                    let below = Int(run.row) < height - 1 ? Int(run.bases.3) : nil
                    for x in Int(run.start)..<Int(run.end) {
                        let own = Int(run.bases.2) + x
                        var sums = Sums(alpha.values[own], observed.values[own], oldF[own], oldB[own], loyalty)
                        if x > 0 { add(own - 1, oldF, oldB, to: &sums) }
                        if x < width - 1 { add(own + 1, oldF, oldB, to: &sums) }
                        if let above { add(above + x, oldF, oldB, to: &sums) }
                        if let below { add(below + x, oldF, oldB, to: &sums) }
                        (newF[own], newB[own]) = sums.solution
                    }
                }
            }
            swap(&foreground, &newForeground)
            swap(&background, &newBackground)
        }
    }

    @inline(__always)
    private func add(
        _ place: Int, _ foreground: UnsafeMutablePointer<SIMD4<Float>>,
        _ background: UnsafeMutablePointer<SIMD4<Float>>, to sums: inout Sums
    ) {
        let other = alpha.values[place]
        let weight = likeness + gradientLikeness * abs(sums.alpha - other)
        sums.add(
            foreground[place], weight * MixtureSolver.say(other), background[place],
            weight * MixtureSolver.say(1 - other))
    }

    /// How much a neighbour counts that shows a colour by this share, 0...1: not at all where it shows nothing of it, as what is there is a
    /// guess; but more than by the share, which left pixels that show little of a colour without company, so that
    /// the smallest error of alpha drove it to the end of its range.
    @inline(__always)
    private static func say(_ share: Float) -> Float { share > 0 ? leastSay + (1 - leastSay) * share : 0 }

    private static let leastSay: Float = 0.3

    /// The normal equations of one pixel: those of its own colour, and what neighbours want, a weight and a weighted colour for each of the two.
    private struct Sums {
        let alpha: Float
        private let observed: SIMD4<Float>
        private var weights: (Float, Float)
        private var wishes: (SIMD4<Float>, SIMD4<Float>)

        init(
            _ alpha: Float, _ observed: SIMD4<Float>, _ foreground: SIMD4<Float>, _ background: SIMD4<Float>,
            _ loyalty: Float
        ) {
            self.alpha = alpha
            self.observed = observed
            weights = (loyalty, loyalty)
            wishes = (loyalty * foreground, loyalty * background)
        }

        @inline(__always)
        mutating func add(
            _ foreground: SIMD4<Float>, _ foregroundWeight: Float, _ background: SIMD4<Float>, _ backgroundWeight: Float
        ) {
            weights.0 += foregroundWeight
            weights.1 += backgroundWeight
            wishes.0 += foregroundWeight * foreground
            wishes.1 += backgroundWeight * background
        }

        /// Cramer's rule, multiplied out so that nothing nearly cancels where the weights are small.
        var solution: (SIMD4<Float>, SIMD4<Float>) {
            let beta = 1 - alpha
            let determinant = alpha * alpha * weights.1 + beta * beta * weights.0 + weights.0 * weights.1
            let difference = beta * wishes.0 - alpha * wishes.1
            let foreground = (weights.1 * (alpha * observed + wishes.0) + beta * difference) / determinant
            let background = (weights.0 * (beta * observed + wishes.1) - alpha * difference) / determinant
            return (
                foreground.clamped(lowerBound: .zero, upperBound: .one),
                background.clamped(lowerBound: .zero, upperBound: .one)
            )
        }
    }
}
