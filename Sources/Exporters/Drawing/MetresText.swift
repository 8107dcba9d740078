import Foundation

/// Distances as they stand beside scales.
enum MetresText {
    /// Three digits that count.
    static func format(_ metres: Double) -> String {
        guard metres < 1e6 else { return String(format: "%.2e m", metres) }
        let digits = metres >= 99.95 ? 0 : metres >= 9.995 ? 1 : metres >= 0.9995 ? 2 : 3
        return String(format: "%.\(digits)f m", metres)
    }
}
