import Raster

/// Normals of the surface that a depth map shows, at the pixels themselves.
///
/// A normal is the cross product of two tangents: the differences between the points to the left and right, and above and
/// below, ``EdgeRule/reach`` pixels away. A neighbour without depth or across an occlusion edge is left out and the
/// pixel itself stands in for it, so that no normal mixes two surfaces. Exact for planes; of second order in the reach
/// for curved surfaces.
public struct SurfaceNormals: Sendable {
    let unprojection: Unprojection
    public let edges: EdgeRule
    let width: Int
    let height: Int

    public init(unprojection: Unprojection, edges: EdgeRule, width: Int, height: Int) {
        self.unprojection = unprojection
        self.edges = edges
        self.width = width
        self.height = height
    }

    /// The unit normal at a pixel with depth, on the side of the camera, in the axes of the unprojection.
    ///
    /// Where a direction has no neighbour at all the surface is taken to face the camera.
    /// - Parameter distances: row-major, `width * height`.
    public func normal(x: Int, y: Int, in distances: UnsafePointer<Float>) -> SIMD4<Float> {
        let reach = edges.reach
        let center = distances[y * width + x]
        let (left, right) = (joined(x - reach, y, center, distances), joined(x + reach, y, center, distances))
        let (above, below) = (joined(x, y - reach, center, distances), joined(x, y + reach, center, distances))
        let ray = unprojection.cameraPoint(x: x, y: y, distance: 1)
        guard left ?? right != nil, above ?? below != nil else { return unprojection.axes.vector(unit(-ray)) }
        let here = ray * center
        let across = (right ?? here) - (left ?? here)
        let down = (below ?? here) - (above ?? here)
        let normal = unit(cross(down, across))
        return unprojection.axes.vector(normal.x.isFinite ? normal : unit(-ray))
    }

    /// The point of a neighbour that lies on the same surface as a pixel at `distance`, in the camera's frame.
    @inline(__always)
    private func joined(_ x: Int, _ y: Int, _ distance: Float, _ distances: UnsafePointer<Float>) -> SIMD3<Float>? {
        guard x >= 0, x < width, y >= 0, y < height else { return nil }
        let other = distances[y * width + x]
        guard !other.isNaN, !edges.separates(distance, other) else { return nil }
        return unprojection.cameraPoint(x: x, y: y, distance: other)
    }
}

@inline(__always)
func cross(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> SIMD3<Float> {
    SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}

/// The vector at length 1; NaN for a vector without length.
@inline(__always)
func unit(_ v: SIMD3<Float>) -> SIMD3<Float> { v / (v * v).sum().squareRoot() }
