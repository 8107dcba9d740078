import Foundation
import Raster

/// Tells triangles that are seen so much from the side that they are stretched along the line of sight: what smooth depth
/// leaves at the edges of things.
struct SlantLimit: Sendable {
    /// The square of the cosine of the steepest angle between normal and line of sight; 0 when every triangle stays.
    private let leastCosineSquared: Float
    private let surface: NodeSurface
    private let rays: Unprojection

    /// - Parameter degrees: 0...90.
    init(degrees: Double, surface: NodeSurface, camera: Camera) {
        let cosine = Float(cos(degrees * .pi / 180))
        leastCosineSquared = degrees < 90 ? cosine * cosine : 0
        self.surface = surface
        rays = Unprojection(camera: camera, axes: .openCV)
    }

    /// - Parameters:
    ///   - a: a node with a surface, as `b` and `c`.
    func keeps(_ a: Int, _ b: Int, _ c: Int) -> Bool {
        guard leastCosineSquared > 0 else { return true }
        let (p, q, r) = (direction(a), direction(b), direction(c))
        // Distances as shares of the first one, so that nothing overflows.
        let (u, v) = (q * share(a, b) - p, r * share(a, c) - p)
        let normal = cross(u, v)
        let sight = p + q + r
        let cosine = (normal * sight).sum()
        return cosine * cosine >= leastCosineSquared * (normal * normal).sum() * (sight * sight).sum()
    }

    private func direction(_ node: Int) -> SIMD3<Float> {
        let (x, y) = surface.position(column: node % surface.columns, row: node / surface.columns)
        return SIMD3(rays.columnRays[x], rays.rowRays[y], 1)
    }

    private func share(_ first: Int, _ second: Int) -> Float { surface.values[first] / surface.values[second] }
}
