import Raster

extension Calibration {
    /// The share of pixels at each end of a depth map that do not decide where near and far lie: noise and
    /// single wild pixels of a network.
    public static let ignoredTail = 0.001

    /// The most that the farthest distance is taken to be, in units of the nearest, when nothing is stated.
    public static let largestAssumedRatio = 10.0

    /// Puts the nearest surface of a relative depth map at `near` and the farthest at `far`.
    ///
    /// A limit that is not stated follows from the other, by the ratio of the greatest to the least value of the map: what
    /// lies at inverse depth 0 is taken to be at infinity, as networks draw the sky. The ratio is at most
    /// ``largestAssumedRatio``, since the least value may be anything down to 0. With neither stated, near is 1, and the
    /// unit is ``Unit/near``.
    /// - Parameters:
    ///   - subject: the depth map's name, for errors.
    ///   - near: above 0.
    ///   - far: above `near`.
    public init(
        of depth: DepthMap, subject: String, near statedNear: Double?, far statedFar: Double?, outside: OutsidePolicy
    ) throws(SceneError) {
        guard let range = depth.values.percentileRange(low: Calibration.ignoredTail, high: 1 - Calibration.ignoredTail)
        else {
            throw SceneError(subject, "holds no depth at all (every pixel is empty)", mend: "give another depth map")
        }
        let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
        let ratio = Calibration.assumedRatio(low: low, high: high)
        let near = statedNear ?? statedFar.map { $0 / ratio } ?? 1
        let far = statedFar ?? near * ratio
        try Calibration.check(near: near, far: far, subject: subject)
        let isInverse = depth.meaning == .inverse
        let isStated = statedNear != nil || statedFar != nil
        var (a, b) = (0.0, isInverse ? 1 / near : near)
        // Constant depth has no nearest and farthest: all of it stays at near.
        if high > low {
            let atLow = isInverse ? 1 / far : near
            let atHigh = isInverse ? 1 / near : far
            a = (atHigh - atLow) / (high - low)
            b = atLow - a * low
        }
        self.init(
            isInverse: isInverse, a: a, b: b, near: near, far: far, outside: outside,
            unit: isStated ? .metres : .near, source: isStated ? .nearFar : .assumed)
    }

    /// Throws when near and far are no range.
    /// - Parameter subject: the depth map's name, for the error.
    public static func check(near: Double, far: Double, subject: String) throws(SceneError) {
        guard near > 0, far > near, far.isFinite else {
            throw SceneError(
                subject, "near \(near) and far \(far) are no range", mend: "state --near and --far with 0 < near < far",
                exitStatus: .usage)
        }
    }

    private static func assumedRatio(low: Double, high: Double) -> Double {
        guard low > 0 else { return largestAssumedRatio }
        // Constant depth still needs a far beyond its near.
        return min(max(high / low, 1.001), largestAssumedRatio)
    }
}
