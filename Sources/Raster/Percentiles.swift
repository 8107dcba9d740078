extension Plane where Pixel == Float {
    /// The least and the greatest number, NaN left out; nil when there is none.
    public func finiteRange() -> ClosedRange<Float>? {
        let bands = mapConcurrentBands(of: height) { rows in
            pixels.withUnsafeBufferPointer { extremes(of: $0[rows.lowerBound * width..<rows.upperBound * width]) }
        }
        let low = bands.reduce(Float.infinity) { min($0, $1.0) }
        let high = bands.reduce(-Float.infinity) { max($0, $1.1) }
        return low <= high ? low...high : nil
    }

    /// The numbers below which the shares `low` and `high` of the pixels lie, NaN left out; nil when there is none.
    ///
    /// Exact: with the n numbers in rising order, the one at position floor(low * n) and the one before position
    /// ceil(high * n), so that 0 and 1 give the least and the greatest.
    /// - Parameters:
    ///   - low: 0...1.
    ///   - high: `low`...1.
    public func percentileRange(low: Double, high: Double) -> ClosedRange<Float>? {
        guard low > 0 || high < 1 else { return finiteRange() }
        let keys = RankSelection.keys(rows: height, width: width) { total in
            // Shares such as 1 - 0.9 are a rounding error off the number of pixels that they mean.
            let slack = 1e-9 * Double(total)
            return [
                Int((low * Double(total) + slack).rounded(.down)), Int((high * Double(total) - slack).rounded(.up)) - 1,
            ]
        } fill: { y, keys in
            pixels.withUnsafeBufferPointer { fillKeys(from: $0[y * width..<(y + 1) * width], to: keys) }
        }
        guard keys.count == 2 else { return nil }
        let (lower, upper) = (Float(orderedKey: keys[0]), Float(orderedKey: keys[1]))
        return lower...Swift.max(lower, upper)
    }

    /// The numbers below which some shares of the pixels lie, NaN left out; empty when there is none.
    ///
    /// Exact: with the n numbers in rising order, the one at position floor(share * n), and the greatest for 1.
    /// - Parameter shares: 0...1 each.
    public func percentiles(_ shares: [Double]) -> [Float] {
        RankSelection.keys(rows: height, width: width) { total in
            shares.map { Int(($0 * Double(total) + 1e-9 * Double(total)).rounded(.down)) }
        } fill: { y, keys in
            pixels.withUnsafeBufferPointer { fillKeys(from: $0[y * width..<(y + 1) * width], to: keys) }
        }.map { Float(orderedKey: $0) }
    }

    /// How many pixels fall into each of `bins` equal parts of `range`; numbers outside count into the end parts, NaN nowhere.
    public func histogram(over range: ClosedRange<Float>, bins: Int) -> [Int] {
        // In double precision, in which no width of a range of floats overflows or is too small to divide by.
        let low = Double(range.lowerBound)
        let span = Double(range.upperBound) - low
        let scale = span > 0 && span < .infinity ? Double(bins) / span : 0
        let last = Double(bins - 1)
        let bands = mapConcurrentBands(of: height, minimum: 256) { rows -> [Int] in
            var counts = [Int](repeating: 0, count: bins)
            pixels.withUnsafeBufferPointer { values in
                counts.withUnsafeMutableBufferPointer { counts in
                    for index in rows.lowerBound * width..<rows.upperBound * width where !values[index].isNaN {
                        // max(0, NaN) is 0: infinity times 0 cannot trap.
                        counts[Int(Swift.min(Swift.max(0, (Double(values[index]) - low) * scale), last))] += 1
                    }
                }
            }
            return counts
        }
        return bands.reduce(into: [Int](repeating: 0, count: bins)) { sum, band in
            for bin in 0..<bins { sum[bin] += band[bin] }
        }
    }
}

/// The least and the greatest number; the least is infinite when there is none.
private func extremes(of values: Slice<UnsafeBufferPointer<Float>>) -> (Float, Float) {
    typealias Lanes = SIMD8<Float>
    let buffer = UnsafeBufferPointer(rebasing: values)
    var lows = Lanes(repeating: .infinity)
    var highs = Lanes(repeating: -.infinity)
    func take(_ lanes: Lanes) {
        // Comparisons with NaN are false, so it never gets in.
        lows.replace(with: lanes, where: lanes .< lows)
        highs.replace(with: lanes, where: lanes .> highs)
    }
    let whole = buffer.count / Lanes.scalarCount * Lanes.scalarCount
    for start in stride(from: 0, to: whole, by: Lanes.scalarCount) {
        var lanes = Lanes()
        for lane in 0..<Lanes.scalarCount { lanes[lane] = buffer[start + lane] }
        take(lanes)
    }
    for index in whole..<buffer.count { take(Lanes(repeating: buffer[index])) }
    return (lows.min(), highs.max())
}

extension Float {
    /// The number of a key of ``fillKeys(from:to:)``; -0 becomes 0.
    fileprivate init(orderedKey key: UInt32) {
        self = Float(bitPattern: key & 0x8000_0000 != 0 ? key ^ 0x8000_0000 : ~key) + 0
    }
}

/// Writes a whole number for each float of a row, greater for greater floats, and ``RankSelection/none`` for NaN.
///
/// The bits of positive floats are in order as they are, those of negative ones in reverse.
/// - Returns: how many are not NaN.
private func fillKeys(
    from values: Slice<UnsafeBufferPointer<Float>>, to keys: UnsafeMutableBufferPointer<UInt32>
) -> Int {
    let count = values.count
    guard let source = UnsafeBufferPointer(rebasing: values).baseAddress, let target = keys.baseAddress else {
        return 0
    }
    var empty: UInt32 = 0
    // Without branches, so that the compiler does several at once.
    for x in 0..<count {
        let bits = source[x].bitPattern
        let sign = UInt32(truncatingIfNeeded: Int32(truncatingIfNeeded: bits) &>> 31)
        let isEmpty: UInt32 = bits & 0x7FFF_FFFF > 0x7F80_0000 ? 1 : 0
        empty &+= isEmpty
        target[x] = (bits ^ (sign | 0x8000_0000)) | (0 &- isEmpty)
    }
    return count - Int(empty)
}
