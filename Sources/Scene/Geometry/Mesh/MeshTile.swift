import Raster

/// One part of the picture, triangulated and simplified by itself so that all cores have work.
///
/// Vertices on the seams between tiles stay, so that tiles fit together without cracks.
struct MeshTile: @unchecked Sendable {
    let triangulation: RightTriangles
    /// Base squares.
    let columns: Range<Int>
    let rows: Range<Int>
    let measure: ErrorMeasure

    /// Three nodes (row * columns + column) a triangle, counter-clockwise as seen in the picture.
    /// - Parameters:
    ///   - maximumError: pixels; 0 for triangles as they are split.
    ///   - isKept: whether a triangle of three nodes stays.
    func triangles(maximumError: Double, isKept: (Int, Int, Int) -> Bool) -> MeshTiling.Result {
        var dropped = 0
        var nodes: [UInt32] = []
        triangulation.visit(columns: columns, rows: rows) { a, b, c in
            guard isKept(a, b, c) else {
                dropped += 1
                return
            }
            nodes.append(UInt32(truncatingIfNeeded: a))
            nodes.append(UInt32(truncatingIfNeeded: b))
            nodes.append(UInt32(truncatingIfNeeded: c))
        }
        return MeshTiling.Result(
            nodes: maximumError > 0 ? simplify(nodes, maximumError: maximumError) : nodes,
            splitTriangles: nodes.count / 3, dropped: dropped)
    }

    private func simplify(_ nodes: [UInt32], maximumError: Double) -> [UInt32] {
        let surface = triangulation.surface
        let (left, right) = (columns.lowerBound * surface.side, columns.upperBound * surface.side)
        let (top, bottom) = (rows.lowerBound * surface.side, rows.upperBound * surface.side)
        let width = right - left + 1
        var numbers = [UInt32](repeating: .max, count: width * (bottom - top + 1))
        var vertices: [UInt32] = []
        var locked: [UInt32] = []
        let indices = nodes.map { node -> UInt32 in
            let (x, y) = (Int(node) % surface.columns, Int(node) / surface.columns)
            let place = (y - top) * width + x - left
            if numbers[place] != .max { return numbers[place] }
            let number = UInt32(truncatingIfNeeded: vertices.count)
            numbers[place] = number
            vertices.append(node)
            let isOnSeam =
                x == left && left > 0 || x == right && right < surface.columns - 1
                || y == top && top > 0 || y == bottom && bottom < surface.rows - 1
            if isOnSeam { locked.append(number) }
            return number
        }
        let frame = SimplificationFrame(surface: surface, nodes: vertices, measure: measure)
        let seam = Set(locked)
        let simple = TriangleSimplifier.simplify(
            indices, positions: frame.positions, locked: locked, maximumError: Float(maximumError))
        var repair = FoldRepair(simple.indices, positions: frame.positions)
        repair.run { seam.contains($0) }
        return repair.indices.map { vertices[Int($0)] }
    }
}
