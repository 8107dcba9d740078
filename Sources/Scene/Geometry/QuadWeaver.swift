import Raster

/// Decides how one mesh of a grid is filled.
struct QuadWeaver: @unchecked Sendable {
    let nodes: [Int32]
    // Read only, and alive as long as the weaver is used.
    let source: UnsafePointer<Float>
    let width: Int
    let edges: EdgeRule

    /// Splits along the diagonal with the smaller difference of distances, or the only one whose nodes are there, and leaves
    /// out triangles with a side that meets an occlusion edge.
    /// - Returns: the filling, and how many triangles with all three nodes were left out.
    func fill(_ topLeft: Int, _ topRight: Int, _ bottomLeft: Int, _ bottomRight: Int) -> (QuadFilling, torn: Int) {
        let (a, b) = (Int(nodes[topLeft]), Int(nodes[topRight]))
        let (c, d) = (Int(nodes[bottomLeft]), Int(nodes[bottomRight]))
        let hasFalling = a >= 0 && d >= 0
        let hasRising = b >= 0 && c >= 0
        guard hasFalling || hasRising else { return (.empty, 0) }
        let isRising = hasRising && (!hasFalling || abs(source[b] - source[c]) < abs(source[a] - source[d]))
        let (hasLeft, hasRight) = isRising ? (a >= 0, d >= 0) : (c >= 0, b >= 0)
        let wanted = (hasLeft ? 1 : 0) + (hasRight ? 1 : 0)
        guard isRising ? joins(c, b) : joins(a, d) else { return (.empty, wanted) }
        var filling = QuadFilling(bits: isRising ? QuadFilling.rising : 0)
        if isRising {
            if hasLeft, joins(a, c), joins(a, b) { filling.bits |= QuadFilling.left }
            if hasRight, joins(c, d), joins(b, d) { filling.bits |= QuadFilling.right }
        } else {
            if hasLeft, joins(a, c), joins(c, d) { filling.bits |= QuadFilling.left }
            if hasRight, joins(a, b), joins(b, d) { filling.bits |= QuadFilling.right }
        }
        let made = filling.triangleCount
        return (made == 0 ? .empty : filling, wanted - made)
    }

    private func joins(_ first: Int, _ second: Int) -> Bool {
        edges.joins((first % width, first / width), (second % width, second / width), in: source, width: width)
    }
}
