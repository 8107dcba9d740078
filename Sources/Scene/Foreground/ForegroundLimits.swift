/// Which part of a scene is its foreground.
public enum ForegroundLimits: Sendable, Equatable {
    /// What stands out before its surroundings: see ``Foreground``.
    case automatic
    /// What lies between two distances, both included, in the unit of the scene's calibration; nil for no limit.
    case distance(from: Double?, to: Double?)
    /// What ranks between two shares of the pixels, both in percent, 0 for the nearest pixel, 100 for the farthest.
    case rank(fromPercent: Double, toPercent: Double)
    /// The things that some pixels lie on: what hangs together with them without an occlusion edge between.
    case points([PixelPosition])
}
