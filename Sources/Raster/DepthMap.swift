/// What the numbers of a depth map say.
public enum DepthMeaning: String, Codable, Sendable, CaseIterable {
    /// Relative inverse depth: larger is nearer, scale and shift unknown. What MiDaS' family gives.
    case inverse
    /// Relative depth along the optical axis: larger is farther, scale and shift unknown.
    case depth
    /// Depth along the optical axis in metres.
    case metres
}

/// One depth value a pixel, and what it means.
///
/// NaN marks a pixel without depth; no value is infinite.
public struct DepthMap: Sendable {
    /// Row-major, top-left origin; the unit is that of ``meaning``.
    public var values: Plane<Float>
    public var meaning: DepthMeaning

    public init(values: Plane<Float>, meaning: DepthMeaning) {
        self.values = values
        self.meaning = meaning
    }

    public var width: Int { values.width }
    public var height: Int { values.height }
}
