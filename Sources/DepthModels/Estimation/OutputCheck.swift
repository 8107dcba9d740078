import Foundation
import Raster

/// Whether a network's numbers can be what they are said to be.
enum OutputCheck {
    /// Below this share of the map, numbers under 0 are a network's noise around 0.
    private static let noticedShare = 0.001

    /// What to tell the user, one line each.
    static func notices(on output: Plane<Float>, meaning: DepthMeaning, of name: String) -> [String] {
        guard let least = output.finiteRange()?.lowerBound, least < 0 else { return [] }
        let share = Double(output.pixels.reduce(0) { $0 + ($1 < 0 ? 1 : 0) }) / Double(output.count)
        guard share >= noticedShare else { return [] }
        let percent = String(format: share < 0.1 ? "%.1f" : "%.0f", 100 * share)
        let (what, other) =
            switch meaning {
            case .inverse: ("no inverse depth", DepthMeaning.depth)
            case .depth: ("no depth", DepthMeaning.inverse)
            case .metres: ("no distance", DepthMeaning.inverse)
            }
        return [
            "\(percent) % of the output of \(name) lies below 0, which \(what) does;"
                + " if it gives something else, state --output-meaning \(other.rawValue)"
        ]
    }
}
