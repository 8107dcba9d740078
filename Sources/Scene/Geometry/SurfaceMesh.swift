import Raster

/// A triangle mesh of the surfaces that a depth map shows, torn at their occlusion edges.
///
/// Its vertices are pixels of the depth map itself, not means of several, so they lie on the surface and never between
/// two. Triangles are kept as what each mesh of the grid is filled with; ``triangles(ofQuadRow:_:)`` lists them.
public struct SurfaceMesh: Sendable {
    public let grid: MeshGrid
    /// For each node of the grid, row by row, the index of its pixel (y * width + x); -1 where no triangle has a use for it.
    public let nodePixels: [Int32]
    /// For each node the number of its vertex, from 0 in the order of nodes; -1 for those unused.
    public let vertexNumbers: [Int32]
    public let vertexCount: Int
    public let triangleCount: Int
    /// Triangles left out because an occlusion edge runs through them.
    public let tornTriangles: Int
    /// For each mesh of the grid (one less a row, and a column, than nodes) what fills it.
    @usableFromInline let quads: [QuadFilling]
    /// Whether triangles run clockwise as seen from the camera: in left-handed axes.
    public let isClockwise: Bool

    /// - Parameters:
    ///   - distance: NaN where there is none.
    ///   - grid: for the size of `distance`.
    ///   - axes: decides which way round triangles run, so that their fronts face the camera.
    public init(distance: Plane<Float>, grid: MeshGrid, edges: EdgeRule, axes: AxisConvention) {
        let builder = MeshBuilder(distance: distance, grid: grid, edges: edges)
        let sampled = builder.sampleNodes()
        let (quads, torn) = builder.fillQuads(nodes: sampled)
        let used = builder.usedNodes(quads: quads)
        var pixels = sampled
        var numbers = [Int32](repeating: -1, count: sampled.count)
        var count: Int32 = 0
        for node in sampled.indices {
            if used[node] {
                numbers[node] = count
                count += 1
            } else {
                pixels[node] = -1
            }
        }
        self.grid = grid
        self.quads = quads
        nodePixels = pixels
        vertexNumbers = numbers
        vertexCount = Int(count)
        triangleCount = quads.reduce(0) { $0 + $1.triangleCount }
        tornTriangles = torn
        isClockwise = !axes.isRightHanded
    }

    /// Calls `body` with the three nodes of each triangle of a row of meshes, from left to right, in winding order.
    /// - Parameter row: 0 up to the grid's rows less one.
    @inlinable public func triangles(ofQuadRow row: Int, _ body: (Int, Int, Int) -> Void) {
        let columns = grid.columns.count
        for column in 0..<columns - 1 {
            let filling = quads[row * (columns - 1) + column]
            guard filling != .empty else { continue }
            let topLeft = row * columns + column
            let corners = (topLeft, topLeft + 1, topLeft + columns, topLeft + columns + 1)
            filling.triangles(topLeft: corners.0, topRight: corners.1, bottomLeft: corners.2, bottomRight: corners.3) {
                if isClockwise { body($0, $2, $1) } else { body($0, $1, $2) }
            }
        }
    }
}
