import Raster

extension Calibration {
    /// Fits scale and shift to two or more known points: in inverse depth for inverse depth, in depth for depth; by
    /// least squares through the points that agree, see ``RobustLine``. From four points on, a point that contradicts the rest
    /// is left out and marked in ``points``.
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
        var samples: [(x: Double, y: Double)] = []
        for point in points {
            let value = try Calibration.value(of: depth, at: point, subject: subject)
            samples.append((value, isInverse ? 1 / point.metres : point.metres))
        }
        // A millionth of the numbers: what single precision still tells apart.
        let resolution = 1e-6 * max(samples.map { abs($0.x) }.max() ?? 0, 1e-12)
        guard let line = RobustLine(through: samples, resolution: resolution) else {
            throw Calibration.equalDepths(of: points, at: samples[0].x, subject: subject)
        }
        guard points.contains(where: { $0.metres != points[0].metres }) else {
            throw SceneError(
                "--known", "all points are stated to be \(points[0].metres) m away, and \(subject) tells them apart",
                mend: "choose points at different distances")
        }
        guard line.slope > 0 else {
            throw SceneError(
                "--known", "the points say that what \(subject) holds as nearer is farther",
                mend: isInverse
                    ? "check the points, or state --depth-is depth" : "check the points, or state --depth-is inverse")
        }
        self.init(
            isInverse: isInverse, a: line.slope, b: line.intercept, near: near, far: far, outside: outside,
            unit: .metres, source: .knownPoints)
        let limitless = self.withoutLimits
        self.points = points.indices.map { index in
            let rest = limitless.distance(samples[index].x) - points[index].metres
            return FittedPoint(
                x: points[index].x, y: points[index].y, metres: points[index].metres,
                residual: rest.isFinite ? rest : nil, isOutlier: line.isOutlier[index])
        }
    }

    /// What the user should know about the points: which of them the fit leaves out, and which it cannot reach.
    public var notices: [String] {
        (points ?? []).compactMap { point in
            let name = "--known \(point.x),\(point.y)=\(point.metres)"
            guard let fitted = point.fitted else { return "\(name): the fit puts this pixel at infinity" }
            guard point.isOutlier else { return nil }
            let text = Calibration.text(metres: fitted)
            return "\(name): contradicts the other points, which put it at \(text) m; it is left out of the fit"
        }
    }

    /// The share of a depth map's pixels that the line puts at infinity or behind the camera, 0...1, whatever near and far make of
    /// it. Where the known points nearly agree in depth, their noise decides on the line, and this is large.
    public func shareBeyondInfinity(of depth: DepthMap) -> Double {
        let width = depth.width
        let counts = mapConcurrentBands(of: depth.height) { rows in
            depth.values.pixels[rows.lowerBound * width..<rows.upperBound * width].reduce(into: (beyond: 0, all: 0)) {
                if !$1.isNaN { $0.all += 1 }
                if a * Double($1) + b <= 0 { $0.beyond += 1 }
            }
        }
        let all = counts.reduce(0) { $0 + $1.all }
        return all == 0 ? 0 : Double(counts.reduce(0) { $0 + $1.beyond }) / Double(all)
    }

    /// The same line without near and far.
    var withoutLimits: Calibration {
        Calibration(isInverse: isInverse, a: a, b: b, unit: unit, source: source)
    }

    private static func value(of depth: DepthMap, at point: KnownPoint, subject: String) throws(SceneError) -> Double {
        let name = "--known \(point.x),\(point.y)"
        guard (0..<depth.width).contains(point.x), (0..<depth.height).contains(point.y) else {
            throw SceneError(
                name, "lies outside the picture of \(depth.width)x\(depth.height) pixels",
                mend: "count from 0 at the top left", exitStatus: .usage)
        }
        guard point.metres > 0, point.metres.isFinite, (1 / point.metres).isFinite else {
            throw SceneError(name, "needs a distance above 0", exitStatus: .usage)
        }
        let value = Double(depth.values[point.x, point.y])
        guard value.isFinite else {
            throw SceneError(name, "has no depth in \(subject)", mend: "choose a pixel with depth")
        }
        return value
    }

    private static func equalDepths(of points: [KnownPoint], at value: Double, subject: String) -> SceneError {
        let metres = points.map(\.metres)
        let stated = metres.contains { $0 != metres[0] } ? ", though stated at different distances" : ""
        return SceneError(
            "--known", "all points have the same depth (\(Float(value))) in \(subject)\(stated)",
            mend: "choose points at different depths")
    }

    /// Metres for people, to the millimetre.
    private static func text(metres: Double) -> String {
        guard abs(metres) < 1e9 else { return String(metres) }
        return String((metres * 1000).rounded() / 1000)
    }
}
