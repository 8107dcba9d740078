/// A line through points of which some may be wrong: y = slope * x + intercept.
///
/// The least quantile of squares (P. Rousseeuw and A. Leroy, "Robust Regression and Outlier Detection", Wiley 1987) finds the
/// points that agree: of the lines through two points each, the one from which the nearest `count - (count - 2) / 2` points
/// lie least far away. Least squares through those that agree gives the line.
struct RobustLine {
    var slope: Double
    var intercept: Double
    /// Whether each point was left out.
    var isOutlier: [Bool]

    /// A point this near to the line, as a share of its own y, is never left out: people pick pixels and read tapes no better.
    static let tolerance = 0.1

    /// Lines through two points that are tried at most; beyond, an even choice of them.
    private static let mostPairs = 20_000

    /// - Parameter points: two or more, with y above 0; points with x nearer to one another than `resolution` count as equal.
    /// - Returns: nil when all points are equal in x.
    init?(through points: [(x: Double, y: Double)], resolution: Double) {
        let everyone = [Bool](repeating: false, count: points.count)
        guard let plain = RobustLine.leastSquares(points, leavingOut: everyone, resolution: resolution) else {
            return nil
        }
        (slope, intercept) = plain
        isOutlier = everyone
        // Of three points, any two agree: nobody can say which is wrong.
        guard points.count >= 4, let best = RobustLine.bestPair(points, resolution: resolution) else { return }
        // Small samples underestimate their spread, by this factor (Rousseeuw and Leroy, section 5.1).
        let spread = best.quantile * (1 + 5 / Double(points.count - 2))
        (slope, intercept) = (best.slope, best.intercept)
        var limit = 2.5 * spread
        for _ in 0..<4 {
            let out = points.map { abs(slope * $0.x + intercept - $0.y) > max(limit, RobustLine.tolerance * $0.y) }
            guard let fit = RobustLine.leastSquares(points, leavingOut: out, resolution: resolution) else { return }
            let isSettled = out == isOutlier && fit == (slope, intercept)
            (slope, intercept) = fit
            isOutlier = out
            if isSettled { return }
            let kept = zip(points, out).filter { !$0.1 }.map(\.0)
            let squares = kept.reduce(0) { sum, point in
                let rest = fit.0 * point.x + fit.1 - point.y
                return sum + rest * rest
            }
            if kept.count > 2 { limit = max(limit, 3 * (squares / Double(kept.count - 2)).squareRoot()) }
        }
    }

    private typealias Line = (slope: Double, intercept: Double)

    private static func bestPair(_ points: [(x: Double, y: Double)], resolution: Double)
        -> (slope: Double, intercept: Double, quantile: Double)?
    {
        let count = points.count
        let rank = count - (count - 2) / 2 - 1
        let stride = max(1, count * (count - 1) / 2 / mostPairs)
        var best: (slope: Double, intercept: Double, quantile: Double)?
        var pair = 0
        for first in 0..<count {
            for second in first + 1..<max(first + 1, count) {
                pair += 1
                let run = points[second].x - points[first].x
                guard pair % stride == 0 || stride == 1, abs(run) > resolution else { continue }
                let slope = (points[second].y - points[first].y) / run
                let intercept = points[first].y - slope * points[first].x
                let quantile = points.map { abs(slope * $0.x + intercept - $0.y) }.sorted()[rank]
                if quantile < best?.quantile ?? .infinity { best = (slope, intercept, quantile) }
            }
        }
        return best
    }

    private static func leastSquares(
        _ points: [(x: Double, y: Double)], leavingOut isOut: [Bool], resolution: Double
    ) -> (Double, Double)? {
        let kept = zip(points, isOut).filter { !$0.1 }.map(\.0)
        guard kept.count >= 2, let least = kept.map(\.x).min(), let greatest = kept.map(\.x).max(),
            greatest - least > resolution
        else { return nil }
        let count = Double(kept.count)
        let meanX = kept.reduce(0) { $0 + $1.x } / count
        let meanY = kept.reduce(0) { $0 + $1.y } / count
        let variance = kept.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
        let covariance = kept.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
        let slope = covariance / variance
        return (slope, meanY - slope * meanX)
    }
}
