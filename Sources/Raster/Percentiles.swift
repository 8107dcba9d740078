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
    /// Exact to 1/65536 of the range between the least and the greatest number, by one histogram.
    /// - Parameters:
    ///   - low: 0...1.
    ///   - high: `low`...1.
    public func percentileRange(low: Double, high: Double) -> ClosedRange<Float>? {
        guard let range = finiteRange() else { return nil }
        guard range.lowerBound < range.upperBound, low > 0 || high < 1 else { return range }
        let histogram = histogram(over: range, bins: 65_536)
        let total = histogram.reduce(0, +)
        let binWidth = (range.upperBound - range.lowerBound) / Float(histogram.count)
        let lowCount = Int((low * Double(total)).rounded(.down))
        let highCount = Int((high * Double(total)).rounded(.up))
        var seen = 0
        var lower = range.lowerBound
        var upper = range.upperBound
        var hasLower = lowCount == 0
        for (bin, count) in histogram.enumerated() {
            seen += count
            if !hasLower, seen > lowCount {
                lower = range.lowerBound + Float(bin) * binWidth
                hasLower = true
            }
            if seen >= highCount {
                upper = bin == histogram.count - 1 ? range.upperBound : range.lowerBound + Float(bin + 1) * binWidth
                break
            }
        }
        return lower...max(lower, upper)
    }

    /// How many pixels fall into each of `bins` equal parts of `range`; numbers outside count into the end parts, NaN nowhere.
    public func histogram(over range: ClosedRange<Float>, bins: Int) -> [Int] {
        let scale = Float(bins) / max(range.upperBound - range.lowerBound, .leastNormalMagnitude)
        let bands = mapConcurrentBands(of: height, minimum: 256) { rows -> [Int] in
            var counts = [Int](repeating: 0, count: bins)
            pixels.withUnsafeBufferPointer { values in
                counts.withUnsafeMutableBufferPointer { counts in
                    for index in rows.lowerBound * width..<rows.upperBound * width where !values[index].isNaN {
                        let position = (values[index] - range.lowerBound) * scale
                        counts[Int(min(max(position, 0), Float(bins - 1)))] += 1
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
