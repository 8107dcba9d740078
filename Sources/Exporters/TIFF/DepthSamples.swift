import Raster
import Scene

/// Depth as 16-bit samples, and how to get depth from them.
struct DepthSamples {
    let samples: Plane<UInt16>
    let encoding: DepthRecord.Encoding
    /// Pixels that had no depth.
    let withoutDepth: Int
    /// Pixels whose depth the samples cannot hold; stored as pixels without depth.
    let outOfRange: Int

    /// Spreads the values over all samples, so that a step is as small as it can be. Sample 0 is kept for pixels
    /// without depth where there are any.
    /// - Parameter range: of the values that are numbers.
    init(fullRangeOf values: Plane<Float>, range: ClosedRange<Float>) {
        withoutDepth = values.countWithoutDepth()
        outOfRange = 0
        let first = withoutDepth > 0 ? 1.0 : 0
        let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
        // All the same: one sample, and any step will do.
        let scale = high > low ? (high - low) / (65535 - first) : 1
        encoding = DepthRecord.Encoding(
            scale: scale, offset: low - first * scale, noData: withoutDepth > 0 ? 0 : nil)
        // A multiplication for each pixel, not a division.
        let samplesPerUnit = 1 / scale
        samples = values.map { value in
            DepthSamples.nearest((Double(value) - low) * samplesPerUnit + first, orZeroFor: value.isNaN)
        }
    }

    /// Whole millimetres; nearer than half a millimetre is 1.
    /// - Parameter distances: in metres.
    init(millimetresOf distances: Plane<Float>) {
        let limit: Float = 65.5355
        withoutDepth = distances.countWithoutDepth()
        outOfRange = distances.count { $0 >= limit }
        encoding = DepthRecord.Encoding(
            scale: 0.001, offset: 0, noData: withoutDepth + outOfRange > 0 ? 0 : nil)
        samples = distances.map { distance in
            DepthSamples.nearest(Swift.max(Double(distance) * 1000, 1), orZeroFor: !(distance < limit))
        }
    }

    /// The whole number nearest to one between 0 and 65535, or 0.
    ///
    /// Adding 2^52 leaves no bits for a fraction, so that the sum is rounded and its lowest bits are the whole number.
    /// Unlike a conversion it cannot trap, and the compiler makes several at once of it.
    @inline(__always)
    private static func nearest(_ value: Double, orZeroFor isNone: Bool) -> UInt16 {
        let sample = UInt16(truncatingIfNeeded: (value + 0x1p52).bitPattern)
        return isNone ? 0 : sample
    }
}

extension Plane where Pixel == Float {
    /// The number of pixels that are NaN.
    func countWithoutDepth() -> Int { count { $0.isNaN } }

    /// The number of pixels that meet a condition.
    @inline(__always)
    fileprivate func count(where condition: (Float) -> Bool) -> Int {
        mapConcurrentBands(of: height) { rows in
            pixels.withUnsafeBufferPointer { values in
                var count = 0
                for index in rows.lowerBound * width..<rows.upperBound * width {
                    count += condition(values[index]) ? 1 : 0
                }
                return count
            }
        }.reduce(0, +)
    }
}
