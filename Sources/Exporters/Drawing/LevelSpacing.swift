import ArgumentParser

/// What levels and heights are evenly spaced in, and what their numbers mean.
public enum LevelSpacing: String, ExpressibleByArgument, CaseIterable, Sendable, Codable {
    /// Inverse depth, larger is nearer.
    case inverse
    /// Distance along the optical axis, in metres when calibrated.
    case depth
}
