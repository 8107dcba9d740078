import Raster

/// The grid of nodes that a mesh is spun over: pixel columns and rows of the picture, its first and last among them, as
/// evenly spaced as whole pixels allow.
public struct MeshGrid: Sendable, Equatable {
    /// Pixel columns of the nodes, rising.
    public let columns: [Int]
    /// Pixel rows of the nodes, rising.
    public let rows: [Int]

    public var nodeCount: Int { columns.count * rows.count }
    /// How many triangles the grid has when none is left out.
    public var triangleCount: Int { 2 * max(0, columns.count - 1) * max(0, rows.count - 1) }
    /// The least distance between two neighbouring columns or rows, in pixels.
    public var step: Int {
        let gaps = [columns, rows].flatMap { line in zip(line, line.dropFirst()).map { $1 - $0 } }
        return gaps.min() ?? 1
    }

    /// The finest grid of square meshes with at most `maximumTriangles` triangles.
    /// - Parameters:
    ///   - width: of the picture, as `height`, 1 or more.
    ///   - maximumTriangles: 2 or more.
    public init(width: Int, height: Int, maximumTriangles: Int) {
        let quads = max(1, maximumTriangles / 2)
        let (spanX, spanY) = (width - 1, height - 1)
        let step = max(1, (Double(spanX) * Double(spanY) / Double(quads)).squareRoot())
        var across = min(spanX, max(1, Int(Double(spanX) / step)))
        var down = min(spanY, max(1, Int(Double(spanY) / step)))
        // In a thin picture one side cannot have less than one mesh, and the other has to make up for it.
        if down > 0, across > 0 {
            across = min(across, max(1, quads / down))
            down = min(down, max(1, quads / across))
        }
        columns = MeshGrid.positions(count: across, span: spanX)
        rows = MeshGrid.positions(count: down, span: spanY)
    }

    private static func positions(count: Int, span: Int) -> [Int] {
        guard count > 0 else { return [0] }
        return (0...count).map { ($0 * span + count / 2) / count }
    }
}
