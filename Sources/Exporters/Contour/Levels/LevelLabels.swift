import Foundation
import Scene

/// What numbers stand along the lines and in the legend: distances in metres when these are known, otherwise the values
/// that the levels were chosen in.
struct LevelLabels {
    /// For the legend: what the numbers are, and in what unit or sense.
    let quantity: String
    let unit: String
    /// Behind each number along a line, with a space before it.
    let suffix: String
    private let usesDistance: Bool

    init(spacing: LevelSpacing, unit: Calibration.Unit) {
        switch (unit, spacing) {
        case (.metres, _):
            (quantity, self.unit, suffix, usesDistance) = ("Distance", "in metres", " m", true)
        case (.near, .depth):
            (quantity, self.unit, suffix, usesDistance) = ("Distance", "not calibrated; nearest = 1", "", true)
        case (.near, .inverse):
            (quantity, self.unit, suffix, usesDistance) = ("Inverse depth", "relative; larger is nearer", "", false)
        }
    }

    func number(of level: ContourLevel) -> Double? { usesDistance ? level.distance : level.value }

    /// The levels with their labels, in as few digits as tell each from its neighbours, and three at least.
    func labelled(_ levels: [ContourLevel]) -> [ContourLevel] {
        let numbers = levels.map(number)
        let texts = (3...9).lazy.map { digits in
            numbers.map { $0.map { LevelLabels.text($0, significantDigits: digits) } ?? "∞" }
        }.first { texts in zip(texts, texts.dropFirst()).allSatisfy(!=) }
        var levels = levels
        for (index, text) in (texts ?? numbers.map { $0.map { "\($0)" } ?? "∞" }).enumerated() {
            levels[index].label = text
        }
        return levels
    }

    static func text(_ value: Double, significantDigits: Int) -> String {
        guard value != 0 else { return "0" }
        let magnitude = Int(log10(abs(value)).rounded(.down))
        guard (-4..<7).contains(magnitude) else { return String(format: "%.*e", significantDigits - 1, value) }
        return String(format: "%.*f", max(0, significantDigits - 1 - magnitude), value)
    }
}
