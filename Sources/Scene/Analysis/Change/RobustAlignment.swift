import Raster

/// current = scale * baseline + shift between two relative depth maps of one place, most of which has not moved.
///
/// Least median of squares over lines through two pixels each (P. Rousseeuw, "Least median of squares regression", Journal of the American
/// Statistical Association 79, 1984), which up to half of the picture may contradict; then least squares through the pixels
/// that agree. Pixels are drawn evenly from all depths, so that a wall that fills most of the picture does not leave the line free
/// to turn about it.
struct RobustAlignment: Sendable {
    var scale = 1.0
    var shift = 0.0

    private static let samples = 4000
    private static let strata = 40
    private static let lines = 400

    /// - Returns: nil when the maps share too few pixels, or one of them is constant.
    init?(from baseline: Plane<Float>, to current: Plane<Float>) {
        guard let range = baseline.percentileRange(low: 0.005, high: 0.995), range.lowerBound < range.upperBound else {
            return nil
        }
        let (low, span) = (Double(range.lowerBound), Double(range.upperBound) - Double(range.lowerBound))
        var random = SplitMix64(seed: 2)
        var pairs: [(x: Double, y: Double)] = []
        var rooms = [Int](repeating: RobustAlignment.samples / RobustAlignment.strata, count: RobustAlignment.strata)
        // Fifty draws for each sample find enough of depths that are rare, and in maps that are mostly empty.
        for _ in 0..<50 * RobustAlignment.samples where pairs.count < RobustAlignment.samples {
            let index = random.index(below: baseline.count)
            let pair = (Double(baseline.pixels[index]), Double(current.pixels[index]))
            guard abs(pair.0) < 1e18, abs(pair.1) < 1e18 else { continue }
            let share = (pair.0 - low) / span
            guard share >= 0, share <= 1 else { continue }
            let stratum = min(RobustAlignment.strata - 1, Int(share * Double(RobustAlignment.strata)))
            guard rooms[stratum] > 0 else { continue }
            rooms[stratum] -= 1
            pairs.append(pair)
        }
        guard pairs.count >= 100 else { return nil }
        var best: (scale: Double, shift: Double, median: Double)?
        for _ in 0..<RobustAlignment.lines {
            let (first, second) = (pairs[random.index(below: pairs.count)], pairs[random.index(below: pairs.count)])
            let scale = (second.y - first.y) / (second.x - first.x)
            guard scale > 0, scale.isFinite else { continue }
            let shift = first.y - scale * first.x
            // Every fourth sample tells which lines are worth anything.
            let median = RobustAlignment.median(
                stride(from: 0, to: pairs.count, by: 4).map { abs(scale * pairs[$0].x + shift - pairs[$0].y) })
            if median < best?.median ?? .infinity { best = (scale, shift, median) }
        }
        guard let best else { return nil }
        (scale, shift) = (best.scale, best.shift)
        for _ in 0..<3 {
            let rests = pairs.map { abs(scale * $0.x + shift - $0.y) }
            // 1.4826 medians are a standard deviation of normal errors.
            let limit = 2.5 * 1.4826 * RobustAlignment.median(rests)
            let kept = zip(pairs, rests).filter { $0.1 <= limit }.map(\.0)
            guard let fit = RobustAlignment.leastSquares(kept), fit.scale > 0 else { return }
            (scale, shift) = fit
        }
    }

    static func median(_ numbers: [Double]) -> Double {
        let sorted = numbers.sorted()
        return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
    }

    private static func leastSquares(_ pairs: [(x: Double, y: Double)]) -> (scale: Double, shift: Double)? {
        let count = Double(pairs.count)
        guard pairs.count >= 2 else { return nil }
        let meanX = pairs.reduce(0) { $0 + $1.x } / count
        let meanY = pairs.reduce(0) { $0 + $1.y } / count
        let variance = pairs.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
        let covariance = pairs.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
        guard variance > 0 else { return nil }
        return (covariance / variance, meanY - covariance / variance * meanX)
    }
}
