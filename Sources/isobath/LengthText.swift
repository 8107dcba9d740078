import Foundation
import Scene

/// Lengths for people.
enum LengthText {
    /// Four digits that count, with the unit: `2.413 m`, or `1.250` where the nearest surface is the unit.
    static func text(_ value: Double?, unit: Calibration.Unit, signed: Bool = false) -> String {
        guard let value, value.isFinite else { return "-" }
        return number(value, signed: signed) + (unit == .metres ? " m" : "")
    }

    static func number(_ value: Double, signed: Bool = false) -> String {
        let magnitude = abs(value)
        let sign = signed ? "+" : ""
        guard magnitude < 1e7, magnitude >= 1e-4 || magnitude == 0 else { return String(format: "%\(sign).3e", value) }
        let digits = magnitude >= 999.95 ? 0 : magnitude >= 99.995 ? 1 : magnitude >= 9.9995 ? 2 : 3
        return String(format: "%\(sign).\(digits)f", value)
    }

    static func unit(_ unit: Calibration.Unit) -> String {
        unit == .metres ? "metres" : "relative: the nearest surface lies at 1"
    }
}
