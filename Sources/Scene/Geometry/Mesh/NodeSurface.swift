import Raster

/// The nodes that an adaptive mesh chooses its vertices from, and the values that it interpolates between them.
///
/// For a depth map the value is the inverse distance, in which planes are exactly linear over the picture. Nodes
/// fill a grid of whole base squares; those beyond the picture have no surface.
struct NodeSurface: Sendable {
    let grid: MeshGrid
    /// Nodes a side of a base square, less one: a power of two.
    let side: Int
    /// Nodes of a row and of a column, those beyond the picture among them: a multiple of ``side``, plus 1.
    let columns: Int
    let rows: Int
    /// 0 where there is no surface, otherwise above 0.
    let values: [Float]
    /// The pixel of each node, for grids coarser than the picture; otherwise a node is a pixel.
    let pixels: [Int32]?
    let edges: EdgeRule
    private let distance: Plane<Float>?

    /// The longest side of a base square, hence of a triangle before it is simplified.
    static let longestSide = 128

    /// The surface of a depth map, or one given by heights.
    /// - Parameters:
    ///   - plane: distances, or heights; above 0, or NaN where there is no surface.
    ///   - isDistance: whether values are to be the inverse of these numbers.
    init(of plane: Plane<Float>, isDistance: Bool, grid: MeshGrid, edges: EdgeRule) {
        let isFinest = grid.columns.count == plane.width && grid.rows.count == plane.height
        let pixels = isFinest ? nil : NodeSampling(distance: plane, grid: grid).pixels()
        self.init(grid: grid, edges: edges, pixels: pixels, distance: isFinest ? nil : plane) { row, target in
            for column in grid.columns.indices {
                let pixel: Int =
                    if let pixels { Int(pixels[row * grid.columns.count + column]) } else {
                        row * plane.width + column
                    }
                let number = pixel < 0 ? .nan : plane.pixels[pixel]
                target[column] = number.isNaN ? 0 : isDistance ? 1 / number : number
            }
        }
    }

    private init(
        grid: MeshGrid, edges: EdgeRule, pixels: [Int32]?, distance: Plane<Float>?,
        fill: (Int, UnsafeMutablePointer<Float>) -> Void
    ) {
        let (width, height) = (grid.columns.count, grid.rows.count)
        var side = 1
        while side < NodeSurface.longestSide, side < max(width, height) - 1 { side *= 2 }
        let columns = max(1, (width + side - 2) / side) * side + 1
        let rows = max(1, (height + side - 2) / side) * side + 1
        values =
            Plane<Float>(width: columns, height: rows) { target in
                guard let base = target.baseAddress else { return }
                nonisolated(unsafe) let start = base
                withoutActuallyEscaping(fill) { fill in
                    nonisolated(unsafe) let fill = fill
                    concurrentBands(of: rows) { band in
                        for row in band {
                            let target = start + row * columns
                            if row < height {
                                fill(row, target)
                                (target + width).initialize(repeating: 0, count: columns - width)
                            } else {
                                target.initialize(repeating: 0, count: columns)
                            }
                        }
                    }
                }
            }.pixels
        self.grid = grid
        self.side = side
        self.columns = columns
        self.rows = rows
        self.pixels = pixels
        self.edges = edges
        self.distance = distance
    }

    /// The pixel column and row of a node in the picture.
    func position(column: Int, row: Int) -> (x: Int, y: Int) {
        guard let pixels else { return (column, row) }
        let pixel = Int(pixels[row * grid.columns.count + column])
        let width = (grid.columns.last ?? 0) + 1
        return (pixel % width, pixel / width)
    }

    /// The largest value over the smallest at which two nodes side by side are joined; finite.
    var ratio: Float { edges.threshold.isFinite ? 1 + edges.threshold : 1e37 }

    /// Whether two neighbouring nodes, by side or by corner, lie on one surface.
    func joins(
        _ first: (column: Int, row: Int), _ second: (column: Int, row: Int), _ values: UnsafePointer<Float>
    ) -> Bool {
        let (a, b) = (values[first.row * columns + first.column], values[second.row * columns + second.column])
        guard a > 0, b > 0 else { return false }
        guard let distance else { return max(a, b) <= ratio * min(a, b) }
        return distance.pixels.withUnsafeBufferPointer { pixels in
            guard let start = pixels.baseAddress else { return false }
            return edges.joins(
                position(column: first.column, row: first.row), position(column: second.column, row: second.row),
                in: start, width: distance.width)
        }
    }
}
