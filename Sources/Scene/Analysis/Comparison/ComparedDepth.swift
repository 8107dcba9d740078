import Raster

/// A depth map to compare with another: its numbers, and how they become distance.
public struct ComparedDepth: Sendable {
    public let name: String
    /// NaN where there is none.
    let values: Plane<Float>
    /// Whether the numbers are inverse depth rather than distance.
    let isInverse: Bool
    /// Whether distances are in metres.
    public let isMetric: Bool

    /// - Parameters:
    ///   - calibration: what the depth file says of itself, if anything.
    ///   - asMetres: whether relative depth is to be brought to metres by that; an alignment wants it as it is.
    public init(name: String, depth: DepthMap, calibration: Calibration?, asMetres: Bool) {
        self.name = name
        if depth.meaning != .metres, asMetres, let calibration, calibration.unit == .metres {
            values = calibration.withoutLimits.distances(of: depth.values)
            isInverse = false
            isMetric = true
        } else {
            values = depth.values
            isInverse = depth.meaning == .inverse
            isMetric = depth.meaning == .metres
        }
    }

    var width: Int { values.width }
    var height: Int { values.height }

    /// The inverse depth that a number says; NaN where it says none.
    @inline(__always)
    func inverse(_ value: Float) -> Double {
        guard !isInverse else { return Double(value) }
        return value > 0 ? 1 / Double(value) : .nan
    }

    /// The distance that a number says; NaN where it says none, or infinity.
    @inline(__always)
    func distance(_ value: Float) -> Double {
        guard value > 0 else { return .nan }
        return isInverse ? 1 / Double(value) : Double(value)
    }
}
