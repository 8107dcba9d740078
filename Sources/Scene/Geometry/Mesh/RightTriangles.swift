import Raster

/// The triangulation that splitting right triangles down to a limit of ``SplitErrors`` gives.
struct RightTriangles: @unchecked Sendable {
    let surface: NodeSurface
    // Read only, and alive as long as the value is used.
    let values: UnsafePointer<Float>
    let codes: UnsafePointer<UInt8>
    /// Nodes with this code or a higher one are split.
    let limit: UInt8

    /// Whether the diagonal that a square's middle node splits runs from the bottom left to the top right.
    ///
    /// It runs through the middle of the square that this one is a quarter of; base squares take turns.
    @inline(__always)
    static func isRising(x: Int, y: Int, half: Int) -> Bool { (x ^ y) & (2 * half) != 0 }

    /// Calls `body` with the nodes of every triangle that starts from base squares in a rectangle, counter-clockwise as they are
    /// seen in the picture. No triangle has a node without surface or spans an edge.
    /// - Parameters:
    ///   - columns: of base squares, as `rows`.
    func visit(columns: Range<Int>, rows: Range<Int>, _ body: (Int, Int, Int) -> Void) {
        let side = surface.side
        for row in rows {
            for column in columns {
                let (left, top) = (column * side, row * side)
                let (right, bottom) = (left + side, top + side)
                if side > 1, !RightTriangles.isRising(x: left + side / 2, y: top + side / 2, half: side / 2) {
                    split((left, top), (right, bottom), (right, top), body)
                    split((right, bottom), (left, top), (left, bottom), body)
                } else if side > 1 {
                    split((left, bottom), (right, top), (left, top), body)
                    split((right, top), (left, bottom), (right, bottom), body)
                } else {
                    emitCell(left, top, body)
                }
            }
        }
    }

    /// A triangle with its longest side from `a` to `b` and its right angle at `c`.
    private func split(
        _ a: (x: Int, y: Int), _ b: (x: Int, y: Int), _ c: (x: Int, y: Int), _ body: (Int, Int, Int) -> Void
    ) {
        if abs(a.x - c.x) + abs(a.y - c.y) > 1 {
            let middle = (x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
            if codes[middle.y * surface.columns + middle.x] >= limit {
                split(c, a, middle, body)
                split(b, c, middle, body)
            } else {
                emit(a, b, c, body)
            }
        } else {
            emitHalfCell(a, b, c, body)
        }
    }

    private func emit(
        _ a: (x: Int, y: Int), _ b: (x: Int, y: Int), _ c: (x: Int, y: Int), _ body: (Int, Int, Int) -> Void
    ) {
        let columns = surface.columns
        let (first, second, third) = (a.y * columns + a.x, b.y * columns + b.x, c.y * columns + c.x)
        guard values[first] > 0, values[second] > 0, values[third] > 0 else { return }
        let turn = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
        if turn < 0 { body(first, second, third) } else { body(first, third, second) }
    }

    /// A triangle as small as the grid: half of a cell. Where the other half is as small, the cell's diagonal may still be
    /// chosen, and that is done by the half whose right angle lies in an odd column.
    private func emitHalfCell(
        _ a: (x: Int, y: Int), _ b: (x: Int, y: Int), _ c: (x: Int, y: Int), _ body: (Int, Int, Int) -> Void
    ) {
        let opposite = (x: a.x + b.x - c.x, y: a.y + b.y - c.y)
        if codes[opposite.y * surface.columns + opposite.x] >= limit {
            if c.x & 1 == 1 { emitCell(min(a.x, b.x), min(a.y, b.y), body) }
        } else if joins(a, b), joins(b, c), joins(c, a) {
            emit(a, b, c, body)
        }
    }

    /// A cell with all four corners: split along the diagonal that is joined or, when both are, has the smaller difference of
    /// values; halves with a side that meets an edge are left out.
    private func emitCell(_ x: Int, _ y: Int, _ body: (Int, Int, Int) -> Void) {
        let (topLeft, topRight) = ((x: x, y: y), (x: x + 1, y: y))
        let (bottomLeft, bottomRight) = ((x: x, y: y + 1), (x: x + 1, y: y + 1))
        let corner = values + y * surface.columns + x
        let falling = joins(topLeft, bottomRight)
        let rising = joins(topRight, bottomLeft)
        guard falling || rising else { return }
        let isRising =
            rising
            && (!falling
                || abs(corner[1] - corner[surface.columns]) < abs(corner[0] - corner[surface.columns + 1]))
        let (a, b) = isRising ? (topRight, bottomLeft) : (topLeft, bottomRight)
        for c in isRising ? [topLeft, bottomRight] : [topRight, bottomLeft] where joins(a, c) && joins(b, c) {
            emit(a, b, c, body)
        }
    }

    @inline(__always)
    private func joins(_ a: (x: Int, y: Int), _ b: (x: Int, y: Int)) -> Bool {
        surface.joins((a.x, a.y), (b.x, b.y), values)
    }
}
