/// The smallest box along the axes that holds some points.
struct BoundingBox: Sendable {
    /// The last lane has no meaning.
    private(set) var low = SIMD4<Float>(repeating: .infinity)
    private(set) var high = SIMD4<Float>(repeating: -.infinity)

    @inline(__always)
    mutating func include(_ point: SIMD4<Float>) {
        low.replace(with: point, where: point .< low)
        high.replace(with: point, where: point .> high)
    }

    mutating func include(_ other: BoundingBox) {
        // Not as two points: an empty box's low is above everything.
        low.replace(with: other.low, where: other.low .< low)
        high.replace(with: other.high, where: other.high .> high)
    }

    /// Least x, y, z, then greatest x, y, z.
    var fact: ExportReport.Fact {
        .numbers([low.x, low.y, low.z, high.x, high.y, high.z].map(Double.init))
    }
}
