import Raster

extension Calibration {
    /// The share of pixels at each end of a depth map that do not decide where near and far lie: noise and
    /// single wild pixels of a network.
    public static let ignoredTail = 0.001

    /// Puts the nearest surface of a relative depth map at `near` and the farthest at `far`.
    /// - Parameters:
    ///   - subject: the depth map's name, for errors.
    ///   - near: above 0.
    ///   - far: above `near`.
    public init(
        of depth: DepthMap, subject: String, near: Double, far: Double, outside: OutsidePolicy, unit: Unit,
        source: Source
    ) throws(SceneError) {
        guard near > 0, far > near, far.isFinite else {
            throw SceneError(
                subject, "near \(near) and far \(far) are no range", mend: "let 0 < near < far", exitStatus: .usage)
        }
        guard let range = depth.values.percentileRange(low: Calibration.ignoredTail, high: 1 - Calibration.ignoredTail)
        else {
            throw SceneError(subject, "holds no depth at all (every pixel is empty)", mend: "give another depth map")
        }
        let isInverse = depth.meaning == .inverse
        let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
        // Constant depth has no nearest and farthest: all of it is put at near.
        guard high > low else {
            let target = isInverse ? 1 / near : near
            self.init(
                isInverse: isInverse, a: 0, b: target, near: near, far: far, outside: outside, unit: unit,
                source: source)
            return
        }
        let atLow = isInverse ? 1 / far : near
        let atHigh = isInverse ? 1 / near : far
        let a = (atHigh - atLow) / (high - low)
        self.init(
            isInverse: isInverse, a: a, b: atLow - a * low, near: near, far: far, outside: outside, unit: unit,
            source: source)
    }
}
