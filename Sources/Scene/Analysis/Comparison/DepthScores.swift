/// How near an estimate z' comes to a reference z, over all pixels where both have depth.
///
/// The first eight are those of D. Eigen, C. Puhrsch and R. Fergus, "Depth map prediction from a single image using a multi-scale
/// deep network", NIPS 2014; logarithms are natural.
public struct DepthScores: Codable, Sendable, Equatable {
    /// Pixels compared.
    public var pixels = 0
    /// Mean of |z' - z| / z.
    public var absRel = 0.0
    /// Mean of (z' - z)^2 / z, in the reference's unit.
    public var sqRel = 0.0
    /// Root of the mean of (z' - z)^2, in the reference's unit.
    public var rmse = 0.0
    /// Root of the mean of (log z' - log z)^2.
    public var rmseLog = 0.0
    /// Standard deviation of log z' - log z: the error that no factor on z' removes.
    public var scaleInvariantLog = 0.0
    /// Share of pixels with max(z / z', z' / z) < 1.25, as `delta2` < 1.25^2 and `delta3` < 1.25^3.
    public var delta1 = 0.0
    public var delta2 = 0.0
    public var delta3 = 0.0
    /// Share of pairs of pixels that the estimate has in the right order, among pairs whose reference distances differ by more
    /// than ``ordinalRatio``; equal estimates count half. No alignment changes it. Nil when there is no such pair.
    public var ordinal: Double?
    public var ordinalPairs = 0

    /// Pairs count for the order when one distance is more than this many times the other.
    public static let ordinalRatio = 1.1
    /// Pairs that are drawn; those without depth or too much alike are dropped.
    public static let ordinalDraws = 400_000
}

/// The sums that ``DepthScores`` are made of.
struct ScoreSums {
    var count = 0
    private var absRel = 0.0
    private var sqRel = 0.0
    private var squares = 0.0
    private var logs = 0.0
    private var logSquares = 0.0
    private var within = (0, 0, 0)

    @inline(__always)
    mutating func add(estimate: Double, reference: Double) {
        let difference = estimate - reference
        count += 1
        absRel += abs(difference) / reference
        sqRel += difference * difference / reference
        squares += difference * difference
        let ratio = estimate / reference
        let log = logarithm(ratio)
        logs += log
        logSquares += log * log
        let factor = max(ratio, 1 / ratio)
        within.0 += factor < 1.25 ? 1 : 0
        within.1 += factor < 1.25 * 1.25 ? 1 : 0
        within.2 += factor < 1.25 * 1.25 * 1.25 ? 1 : 0
    }

    static func + (first: ScoreSums, second: ScoreSums) -> ScoreSums {
        var sum = first
        sum.count += second.count
        sum.absRel += second.absRel
        sum.sqRel += second.sqRel
        sum.squares += second.squares
        sum.logs += second.logs
        sum.logSquares += second.logSquares
        sum.within.0 += second.within.0
        sum.within.1 += second.within.1
        sum.within.2 += second.within.2
        return sum
    }

    /// All but the order.
    var scores: DepthScores {
        guard count > 0 else { return DepthScores() }
        let number = Double(count)
        var scores = DepthScores()
        scores.pixels = count
        scores.absRel = absRel / number
        scores.sqRel = sqRel / number
        scores.rmse = (squares / number).squareRoot()
        scores.rmseLog = (logSquares / number).squareRoot()
        scores.scaleInvariantLog = max(0, logSquares / number - logs / number * (logs / number)).squareRoot()
        scores.delta1 = Double(within.0) / number
        scores.delta2 = Double(within.1) / number
        scores.delta3 = Double(within.2) / number
        return scores
    }
}
