/// Which triangles fill one mesh of a grid: at most two, on either side of one of its diagonals.
@frozen @usableFromInline
struct QuadFilling: Hashable, Sendable {
    @usableFromInline var bits: UInt8

    /// The diagonal runs from the bottom left to the top right, not from the top left to the bottom right.
    @usableFromInline static let rising: UInt8 = 1
    /// The triangle on the left of the diagonal is there.
    @usableFromInline static let left: UInt8 = 2
    /// The triangle on the right of the diagonal is there.
    @usableFromInline static let right: UInt8 = 4

    @usableFromInline static let empty = QuadFilling(bits: 0)

    @usableFromInline init(bits: UInt8) { self.bits = bits }

    @usableFromInline var triangleCount: Int { Int(bits >> 1 & 1) + Int(bits >> 2 & 1) }

    /// Calls `body` with the corners of each triangle, counter-clockwise as they are seen in the picture.
    @inlinable func triangles(
        topLeft: Int, topRight: Int, bottomLeft: Int, bottomRight: Int, _ body: (Int, Int, Int) -> Void
    ) {
        if bits & QuadFilling.rising != 0 {
            if bits & QuadFilling.left != 0 { body(topLeft, bottomLeft, topRight) }
            if bits & QuadFilling.right != 0 { body(topRight, bottomLeft, bottomRight) }
        } else {
            if bits & QuadFilling.left != 0 { body(topLeft, bottomLeft, bottomRight) }
            if bits & QuadFilling.right != 0 { body(topLeft, bottomRight, topRight) }
        }
    }
}
