import Raster

/// The number that best parts a plane's values into a lower and an upper class.
///
/// It makes the variance between the two classes greatest (N. Otsu, "A threshold selection method from gray-level
/// histograms", IEEE Transactions on Systems, Man, and Cybernetics 9(1), 1979).
public struct OtsuSplit: Sendable, Equatable {
    /// Values of this and more belong to the upper class. Where nothing lies between the classes, it is the middle of
    /// the gap.
    public var threshold: Float
    /// The share of the whole variance that lies between the classes, 0...1: 1 for two exact values, 0.75 for values
    /// spread evenly, as on a plane seen in perspective.
    public var separability: Double

    /// The share of values at each end that may lie anywhere and are counted as the value that bounds them: single wild
    /// values must not decide.
    public static let ignoredTail = 0.005
    private static let bins = 1024

    /// - Parameter values: NaN is left out.
    /// - Returns: nil when all values are the same, or there is none.
    public init?(of values: Plane<Float>) {
        guard let range = values.percentileRange(low: OtsuSplit.ignoredTail, high: 1 - OtsuSplit.ignoredTail),
            range.lowerBound < range.upperBound
        else { return nil }
        let binWidth = (Double(range.upperBound) - Double(range.lowerBound)) / Double(OtsuSplit.bins)
        guard let (cut, separability) = OtsuSplit.bestCut(of: values.histogram(over: range, bins: OtsuSplit.bins))
        else { return nil }
        threshold = Float(Double(range.lowerBound) + cut * binWidth)
        self.separability = separability
    }

    /// Where to cut a histogram: at the left edge of bin `position`, which may lie in the middle of a bin.
    private static func bestCut(of histogram: [Int]) -> (position: Double, separability: Double)? {
        let total = Double(histogram.reduce(0, +))
        guard total > 0 else { return nil }
        let mean = histogram.enumerated().reduce(0) { $0 + Double($1.offset) * Double($1.element) } / total
        let variance = histogram.enumerated().reduce(0) { sum, bin in
            let deviation = Double(bin.offset) - mean
            return sum + deviation * deviation * Double(bin.element) / total
        }
        guard variance > 0 else { return nil }
        var lowerCount = 0.0
        var lowerSum = 0.0
        var best = (variance: 0.0, first: 0, last: 0)
        for (bin, count) in histogram.enumerated().dropLast() {
            lowerCount += Double(count)
            lowerSum += Double(bin) * Double(count)
            guard lowerCount > 0, lowerCount < total else { continue }
            let deviation = mean * lowerCount - lowerSum
            let between = deviation * deviation / (lowerCount * (total - lowerCount))
            if between > best.variance {
                best = (between, bin, bin)
            } else if between == best.variance {
                // Empty bins between the classes change nothing, to the last bit.
                best.last = bin
            }
        }
        guard best.variance > 0 else { return nil }
        return (Double(best.first + best.last) / 2 + 1, min(1, best.variance / variance))
    }
}
