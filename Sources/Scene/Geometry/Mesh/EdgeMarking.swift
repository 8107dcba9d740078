import Raster

/// Marks the nodes round which a surface ends.
struct EdgeMarking: @unchecked Sendable {
    let surface: NodeSurface
    // Threads write to rows of their own and only read the values.
    let values: UnsafePointer<Float>
    let codes: UnsafeMutablePointer<UInt8>

    /// Sets the code of every node to ``SplitErrors/torn`` when one of the four cells round it is torn, else to 0.
    ///
    /// A cell is torn when two of its corners are not joined, unless none of the four has a surface.
    func run() {
        let (columns, rows) = (surface.columns, surface.rows)
        concurrentBands(of: rows) { band in
            var above = [UInt8](repeating: 0, count: columns)
            var below = above
            if band.lowerBound > 0 { mark(cellsBelow: band.lowerBound - 1, &above) }
            for row in band {
                if row < rows - 1 {
                    mark(cellsBelow: row, &below)
                } else {
                    for column in 0..<columns { below[column] = 0 }
                }
                let target = codes + row * columns
                target.initialize(to: above[0] | below[0])
                for column in 1..<columns {
                    let torn = above[column - 1] | above[column] | below[column - 1] | below[column]
                    (target + column).initialize(to: torn)
                }
                swap(&above, &below)
            }
        }
    }

    /// The cells between a row of nodes and the next: 255 where torn. The last one, beyond the row, is 0.
    private func mark(cellsBelow row: Int, _ cells: inout [UInt8]) {
        let columns = surface.columns
        guard surface.pixels == nil else {
            for column in 0..<columns - 1 { cells[column] = isTorn(column, row) ? SplitErrors.torn : 0 }
            return
        }
        let (upper, lower) = (values + row * columns, values + (row + 1) * columns)
        let ratio = surface.ratio
        cells.withUnsafeMutableBufferPointer { cells in
            for column in 0..<columns - 1 {
                let least = min(min(upper[column], upper[column + 1]), min(lower[column], lower[column + 1]))
                let greatest = max(max(upper[column], upper[column + 1]), max(lower[column], lower[column + 1]))
                cells[column] = greatest > ratio * least ? SplitErrors.torn : 0
            }
        }
    }

    private func isTorn(_ column: Int, _ row: Int) -> Bool {
        let index = row * surface.columns + column
        guard
            values[index] + values[index + 1] + values[index + surface.columns] + values[index + surface.columns + 1]
                > 0
        else { return false }
        let corners = [(column, row), (column + 1, row), (column, row + 1), (column + 1, row + 1)]
        return [(0, 1), (2, 3), (0, 2), (1, 3), (0, 3), (1, 2)].contains {
            !surface.joins(corners[$0.0], corners[$0.1], values)
        }
    }
}
