import Raster

/// How a depth map's values become distances along the optical axis.
///
/// For inverse depth Z = 1 / (a * d + b), for depth Z = a * d + b. In metres when calibrated, otherwise in units in
/// which the nearest surface lies at 1.
public struct Calibration: Codable, Sendable, Equatable {
    /// Whether `a * d + b` is the inverse of Z (for inverse depth) or Z itself.
    public var isInverse: Bool
    public var a: Double
    public var b: Double
    /// Distances nearer than this or past ``far`` are ``outside``; nil when there is no limit.
    public var near: Double?
    public var far: Double?
    public var outside: OutsidePolicy
    public var unit: Unit
    public var source: Source
    /// For ``Source-swift.enum/knownPoints``: the points and what the fit leaves over; nil otherwise.
    public var points: [FittedPoint]?

    /// What becomes of a pixel nearer than near or past far.
    public enum OutsidePolicy: String, Codable, Sendable, CaseIterable {
        /// It is moved to the limit.
        case clamp
        /// It is left out.
        case drop
    }

    public enum Unit: String, Codable, Sendable {
        case metres
        /// The nearest surface lies at 1.
        case near
    }

    public enum Source: String, Codable, Sendable {
        /// The depth map was in metres.
        case metric
        /// `--near` and `--far`.
        case nearFar
        /// `--known`.
        case knownPoints
        /// Nothing was stated.
        case assumed
        /// From the depth file's own record.
        case depthFile
        /// From a saved calibration (`--calibration`): its scale and shift as they are.
        case saved
    }

    /// By how large a share a distance may lie past a limit and still count as on it: more than rounding to 16 bits moves
    /// a surface that lies exactly there.
    @usableFromInline static let limitTolerance = 1e-4

    public init(
        isInverse: Bool, a: Double, b: Double, near: Double? = nil, far: Double? = nil,
        outside: OutsidePolicy = .clamp, unit: Unit, source: Source, points: [FittedPoint]? = nil
    ) {
        self.isInverse = isInverse
        self.a = a
        self.b = b
        self.near = near
        self.far = far
        self.outside = outside
        self.unit = unit
        self.source = source
        self.points = points
    }

    /// The distance of a depth value, NaN where there is none.
    @inlinable public func distance(_ value: Double) -> Double {
        let line = a * value + b
        let z = isInverse ? 1 / line : line
        // Behind the camera or at infinity: farther than anything.
        guard z > 0, z.isFinite else {
            guard isInverse, !line.isNaN, let far, outside == .clamp else { return .nan }
            return far
        }
        let tolerance = Calibration.limitTolerance
        if let near, z < near { return outside == .clamp || z >= near * (1 - tolerance) ? near : .nan }
        if let far, z > far { return outside == .clamp || z <= far * (1 + tolerance) ? far : .nan }
        return z
    }

    /// The depth value of a distance, the inverse of ``distance(_:)`` between near and far.
    public func value(atDistance z: Double) -> Double {
        ((isInverse ? 1 / z : z) - b) / a
    }
}
