import Files
import Foundation
import Raster
import Scene

/// Which levels the options ask for.
enum LevelChoice {
    case count(Int)
    case interval(Double)
    case list([Double])

    init(_ options: ContourOptions) {
        if let list = options.at {
            self = .list(list.numbers)
        } else if let interval = options.interval {
            self = .interval(interval)
        } else {
            self = .count(options.levels ?? LevelChoice.defaultCount)
        }
    }

    static let defaultCount = 10

    /// The levels in rising order, each once.
    ///
    /// A count is spread evenly inside the range that remains when ``Calibration/ignoredTail`` of the pixels is left
    /// out at each end: level i of n lies at (i + 1) / (n + 1) of it.
    func levels(of field: ContourField, subject: String) throws(ExportError) -> [ContourLevel] {
        let tail = Calibration.ignoredTail
        guard var range = field.values.percentileRange(low: tail, high: 1 - tail) else {
            throw ExportError(subject, "holds no depth at all (every pixel is empty)", mend: "give another depth map")
        }
        if range.lowerBound == range.upperBound { range = field.values.finiteRange() ?? range }
        let values: [Double]
        switch self {
        case .count(let count):
            let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
            values = low < high ? (1...count).map { low + (high - low) * Double($0) / Double(count + 1) } : []
        case .interval(let interval):
            values = try LevelChoice.multiples(of: interval, in: range)
        case .list(let list):
            values = list
        }
        return LevelChoice.finish(values.sorted().map(field.level), field)
    }

    private static func multiples(of interval: Double, in range: ClosedRange<Float>) throws(ExportError) -> [Double] {
        let first = (Double(range.lowerBound) / interval).rounded(.up)
        let last = (Double(range.upperBound) / interval).rounded(.down)
        guard last - first < Double(IsolineTracer.maximumLevels) else {
            throw ExportError(
                "--interval \(interval)",
                "gives more than \(IsolineTracer.maximumLevels) levels between \(range.lowerBound) and \(range.upperBound)",
                mend: "give a larger interval", exitStatus: .usage)
        }
        guard first <= last else { return [] }
        return stride(from: first, through: last, by: 1).map { $0 * interval }
    }

    /// Drops levels that single precision cannot tell apart, and ranks and names the others.
    private static func finish(_ levels: [ContourLevel], _ field: ContourField) -> [ContourLevel] {
        var levels = levels.filter { Float($0.value).isFinite }
        var previous: Float?
        levels.removeAll { level in
            defer { previous = Float(level.value) }
            return previous == Float(level.value)
        }
        let last = Float(max(1, levels.count - 1))
        for index in levels.indices {
            let rank = levels.count == 1 ? 1 : Float(index) / last
            levels[index].nearness = field.spacing == .inverse || levels.count == 1 ? rank : 1 - rank
        }
        return levels
    }
}
