import Foundation
import Scene

/// Distances in drawings.
enum DistanceText {
    /// Three digits that count, with the sign of the metre where the unit is one.
    static func text(_ distance: Double, unit: Calibration.Unit) -> String {
        number(distance) + (unit == .metres ? " m" : "")
    }

    static func number(_ distance: Double) -> String {
        guard distance < 1e6, distance >= 1e-3 || distance == 0 else { return String(format: "%.2e", distance) }
        let digits = distance >= 99.95 ? 0 : distance >= 9.995 ? 1 : distance >= 0.9995 ? 2 : 3
        return String(format: "%.\(digits)f", distance)
    }
}
