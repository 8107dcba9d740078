import Raster

extension PointMask {
    /// Takes away points that lie far from the points around them, and keeps thin structures (see ``OutlierScores``).
    ///
    /// A point goes when its score is above m + `ratio` * max(s, m), where m is the median of all scores and s their spread
    /// upwards, up to the 84th percentile (a standard deviation for normal scores). Quantiles, because the mean and the
    /// deviation that other tools use are themselves moved by the outliers. The spread counts as at least m, because in a
    /// clean cloud all scores are nearly the same and a wire's or a slope's are two or three times as large.
    /// - Parameters:
    ///   - ratio: above 0.
    ///   - focal: of the camera, in pixels.
    /// - Returns: false when the points lie too sparsely in the picture to tell: most have not two others near them.
    @discardableResult
    public mutating func removeOutliers(_ ratio: Double, distance: Plane<Float>, focal: Double) -> Bool {
        let scores = OutlierScores(mask: pixels, distance: distance, focal: focal).plane()
        guard let range = scores.percentileRange(low: 0.5, high: PointMask.oneSigma), range.lowerBound.isFinite else {
            return false
        }
        let (median, upper) = (range.lowerBound, range.upperBound.isFinite ? range.upperBound : range.lowerBound)
        let limit = median + Float(ratio) * max(upper - median, median)
        outliers += scores.pixels.withUnsafeBufferPointer { scores in filter { scores[$0] <= limit } }
        return true
    }

    /// The share of a normal distribution below its mean and one standard deviation.
    private static let oneSigma = 0.841_344_746
}
