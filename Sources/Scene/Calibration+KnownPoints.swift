import Raster

/// A pixel of the photo whose distance the user knows.
public struct KnownPoint: Codable, Sendable, Equatable {
    /// Pixel column and row, from 0, of the upright photo.
    public var x: Int
    public var y: Int
    /// Distance along the optical axis.
    public var metres: Double

    public init(x: Int, y: Int, metres: Double) {
        self.x = x
        self.y = y
        self.metres = metres
    }
}

extension Calibration {
    /// Fits scale and shift to two or more known points, by least squares in inverse depth for inverse depth and in
    /// depth for depth.
    /// - Parameters:
    ///   - depth: a relative depth map.
    ///   - subject: the depth map's name, for errors.
    ///   - points: at least two, at pixels with different depth values.
    ///   - near: nil for no limit, as `far`.
    public init(
        of depth: DepthMap, subject: String, knownPoints points: [KnownPoint], near: Double?, far: Double?,
        outside: OutsidePolicy
    ) throws(SceneError) {
        guard points.count >= 2 else {
            throw SceneError("--known", "needs two points or more", mend: "add another X,Y=METRES", exitStatus: .usage)
        }
        let isInverse = depth.meaning == .inverse
        var samples: [(value: Double, target: Double)] = []
        for point in points {
            guard (0..<depth.width).contains(point.x), (0..<depth.height).contains(point.y) else {
                throw SceneError(
                    "--known \(point.x),\(point.y)",
                    "lies outside the picture of \(depth.width)x\(depth.height) pixels",
                    mend: "count from 0 at the top left", exitStatus: .usage)
            }
            guard point.metres > 0, point.metres.isFinite else {
                throw SceneError("--known \(point.x),\(point.y)", "needs a distance above 0", exitStatus: .usage)
            }
            let value = Double(depth.values[point.x, point.y])
            guard value.isFinite else {
                throw SceneError(
                    "--known \(point.x),\(point.y)", "has no depth in \(subject)", mend: "choose a pixel with depth")
            }
            samples.append((value, isInverse ? 1 / point.metres : point.metres))
        }
        let count = Double(samples.count)
        let meanValue = samples.reduce(0) { $0 + $1.value } / count
        let meanTarget = samples.reduce(0) { $0 + $1.target } / count
        let variance = samples.reduce(0) { $0 + ($1.value - meanValue) * ($1.value - meanValue) }
        let covariance = samples.reduce(0) { $0 + ($1.value - meanValue) * ($1.target - meanTarget) }
        let spread = samples.map(\.value).max().map { abs($0) } ?? 0
        guard variance.squareRoot() > 1e-6 * max(spread, 1e-12) else {
            throw SceneError("--known", "all points have the same depth", mend: "choose points at different depths")
        }
        let a = covariance / variance
        guard a > 0 else {
            throw SceneError(
                "--known", "the points say that what \(subject) holds as nearer is farther",
                mend: isInverse
                    ? "check the points, or state --depth-is depth" : "check the points, or state --depth-is inverse")
        }
        let b = meanTarget - a * meanValue
        self.init(
            isInverse: isInverse, a: a, b: b, near: near, far: far, outside: outside, unit: .metres,
            source: .knownPoints)
        let limitless = Calibration(isInverse: isInverse, a: a, b: b, unit: .metres, source: .knownPoints)
        residuals = zip(samples, points).map { limitless.distance($0.value) - $1.metres }
    }
}
