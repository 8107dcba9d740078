import Raster

/// What may be done to measured depth before it is used: a sensor's wild values, holes and noise. In this order.
public struct DepthRepair: Sendable, Equatable {
    /// The share of values at each end that are moved to where the rest begins, 0 to less than 0.5; nil for none.
    public var clippedTail: Double?
    /// Holes at most this many pixels wide or high are filled; nil for none.
    public var largestHole: Int?
    /// The spread of the smoothing in pixels, above 0; nil for none.
    public var smoothing: Double?

    public init(clippedTail: Double? = nil, largestHole: Int? = nil, smoothing: Double? = nil) {
        self.clippedTail = clippedTail
        self.largestHole = largestHole
        self.smoothing = smoothing
    }

    public var isEmpty: Bool { self == DepthRepair() }

    public func repair(_ depth: inout DepthMap) {
        if let clippedTail { depth.clipTails(clippedTail) }
        if let largestHole { depth.fillHoles(upTo: largestHole) }
        if let smoothing { depth.smoothSurfaces(spread: smoothing) }
    }
}

extension DepthMap {
    /// Moves the least and the greatest values to where the share `tail` of them ends.
    /// - Parameter tail: 0 to less than 0.5.
    public mutating func clipTails(_ tail: Double) {
        guard let range = values.percentileRange(low: tail, high: 1 - tail) else { return }
        // NaN is neither less nor greater.
        values = values.map { $0 < range.lowerBound ? range.lowerBound : $0 > range.upperBound ? range.upperBound : $0 }
    }

    /// How far apart two values of one surface may lie: in metres a share of the value; else, as zero means nothing there, a
    /// share of the map's span.
    func tolerance(_ share: Float) -> (ofValue: Float, constant: Float) {
        if meaning == .metres { return (share, 0) }
        let range = values.percentileRange(low: 0.001, high: 0.999)
        return (0, share * (range.map { $0.upperBound - $0.lowerBound } ?? 0))
    }
}
