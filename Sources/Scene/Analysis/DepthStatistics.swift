import Raster

/// How a scene's distances are spread.
public struct DepthStatistics: Encodable, Sendable {
    /// Share of the picture with depth, 0...1.
    public var withDepth: Double
    /// In the scene's unit, as all that follows.
    public var nearest: Double
    public var farthest: Double
    public var mean: Double
    /// The distance below which so many percent of the pixels lie.
    public var percentiles: [Percentile]
    public var histogram: Histogram
    public var bands: [Band]

    public struct Percentile: Encodable, Sendable, Equatable {
        public var percent: Double
        public var distance: Double
    }

    /// Equal bins of distance; what lies outside counts into the end bins.
    public struct Histogram: Encodable, Sendable, Equatable {
        public var from: Double
        public var to: Double
        public var counts: [Int]
    }

    /// The part of the picture between two distances.
    public struct Band: Encodable, Sendable, Equatable {
        public var from: Double
        /// Nil for all that is farther.
        public var to: Double?
        /// Of all pixels, those without depth included.
        public var share: Double
    }

    public static let percents: [Double] = [1, 5, 10, 25, 50, 75, 90, 95, 99]
    public static let bins = 64
    /// Pixels at each end that the histogram's range leaves out.
    private static let ignoredTail = 0.001

    /// - Parameter limits: where one band ends and the next begins, rising.
    /// - Returns: nil when nothing has depth.
    public init?(of distance: Plane<Float>, bandLimits limits: [Double]) {
        let tail = DepthStatistics.ignoredTail
        let shares = DepthStatistics.percents.map { $0 / 100 }
        let found = distance.percentiles([0, tail] + shares + [1 - tail, 1]).map(Double.init)
        guard found.count == shares.count + 4 else { return nil }
        nearest = found[0]
        farthest = found[found.count - 1]
        percentiles = zip(DepthStatistics.percents, found[2...]).map { Percentile(percent: $0, distance: $1) }
        let range = found[1]...max(found[1], found[found.count - 2])
        histogram = Histogram(
            from: range.lowerBound, to: range.upperBound,
            counts: distance.histogram(
                over: Float(range.lowerBound)...Float(range.upperBound), bins: DepthStatistics.bins))
        let sums = mapConcurrentBands(of: distance.height) { rows in
            BandSums(of: distance, rows: rows, limits: limits.map(Float.init))
        }
        let count = sums.reduce(0) { $0 + $1.counts.reduce(0, +) }
        let total = Double(max(1, distance.count))
        mean = sums.reduce(0) { $0 + $1.sum } / Double(max(1, count))
        withDepth = Double(count) / total
        let edges = [0] + limits
        bands = edges.indices.map { index in
            Band(
                from: edges[index], to: index + 1 < edges.count ? edges[index + 1] : nil,
                share: Double(sums.reduce(0) { $0 + $1.counts[index] }) / total)
        }
    }
}

/// Pixels in each band, and the sum of their distances, in some rows.
private struct BandSums: Sendable {
    var counts: [Int]
    var sum = 0.0

    init(of distance: Plane<Float>, rows: Range<Int>, limits: [Float]) {
        counts = [Int](repeating: 0, count: limits.count + 1)
        distance.pixels.withUnsafeBufferPointer { values in
            for index in rows.lowerBound * distance.width..<rows.upperBound * distance.width {
                let value = values[index]
                guard !value.isNaN else { continue }
                var band = 0
                while band < limits.count, value >= limits[band] { band += 1 }
                counts[band] += 1
                sum += Double(value)
            }
        }
    }
}
