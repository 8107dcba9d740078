import Foundation

/// Round numbers along an axis.
struct AxisTicks {
    /// Rising, inside the range.
    let values: [Double]
    private let digits: Int

    /// - Parameters:
    ///   - range: finite.
    ///   - count: about so many, 2 or more.
    init(over range: ClosedRange<Double>, count: Int) {
        let span = range.upperBound - range.lowerBound
        guard span > 0, span.isFinite else {
            values = [range.lowerBound]
            digits = 3
            return
        }
        // 1, 2 or 5 times a power of ten.
        let rough = span / Double(max(2, count))
        let power = pow(10, floor(log10(rough)))
        let step = power * ([1, 2, 5, 10].first { $0 * power >= rough * (1 - 1e-9) } ?? 10)
        let first = (range.lowerBound / step).rounded(.up)
        values = (0..<100).map { (first + Double($0)) * step }.prefix { $0 <= range.upperBound + step * 1e-9 }.map {
            $0
        }
        digits = min(9, max(0, Int(-floor(log10(step)))))
    }

    func text(_ value: Double) -> String {
        abs(value) >= 1e7 || (digits >= 9 && value != 0)
            ? String(format: "%.2e", value) : String(format: "%.\(digits)f", value)
    }
}
