import Raster

/// Turns the sides of triangles that simplification has folded over or flattened, as seen in the picture.
///
/// A collapse may not turn a triangle by a right angle in space, but several may in turn, and then thin triangles at creases lie on
/// their backs. Such a triangle shares its longest side with a neighbour that overlaps it; the other diagonal of the two
/// puts both upright (C. Lawson, "Software for C1 Surface Interpolation", 1977, on swapping diagonals). Where the longest side is an
/// open border there is nothing to overlap, and where the other two are, nothing hangs on the triangle: then it goes.
struct FoldRepair {
    /// Three vertices a triangle, counter-clockwise as seen in the picture when upright.
    private(set) var indices: [UInt32]
    /// Of each vertex in the picture, y downwards.
    private let positions: [SIMD3<Float>]
    /// For each side, by the vertices that it runs between, the triangle that runs so along it.
    private var triangles: [UInt64: Int] = [:]

    /// Passes over what is left to repair.
    private static let passes = 8

    init(_ indices: [UInt32], positions: [SIMD3<Float>]) {
        self.indices = indices
        self.positions = positions
    }

    /// - Parameter keepsBorder: vertices at which no triangle may go, because triangles elsewhere fit to its sides.
    mutating func run(keepsBorder: (UInt32) -> Bool) {
        var folded = (0..<indices.count / 3).filter { area($0) <= 0 }
        guard !folded.isEmpty else { return }
        triangles.reserveCapacity(indices.count)
        for triangle in 0..<indices.count / 3 { register(triangle) }
        var removed: Set<Int> = []
        for _ in 0..<FoldRepair.passes where !folded.isEmpty {
            var left: [Int] = []
            for triangle in folded where !removed.contains(triangle) && area(triangle) <= 0 {
                if isLoose(triangle), !corners(triangle, from: 0).contains(where: keepsBorder) {
                    unregister(triangle)
                    removed.insert(triangle)
                } else {
                    left += turn(triangle)
                }
            }
            folded = left
        }
        guard !removed.isEmpty else { return }
        let all = indices
        indices = (0..<all.count / 3).filter { !removed.contains($0) }.flatMap { all[3 * $0..<3 * $0 + 3] }
    }

    /// Whether the longest side is open, or both others are.
    private func isLoose(_ triangle: Int) -> Bool {
        let longest = (0..<3).max { length(corners(triangle, from: $0)) < length(corners(triangle, from: $1)) } ?? 0
        let isOpen = (0..<3).map { side -> Bool in
            let corners = corners(triangle, from: side)
            return triangles[FoldRepair.key(corners[1], corners[0])] == nil
        }
        return isOpen[longest] || isOpen.count { $0 } > 1
    }

    /// Replaces the side whose replacement leaves the lesser area of the two triangles along it greatest, if that is better.
    /// - Returns: the triangles to look at again.
    private mutating func turn(_ triangle: Int) -> [Int] {
        var best: (other: Int, a: UInt32, b: UInt32, c: UInt32, d: UInt32)?
        var gain: Float = 0
        for side in 0..<3 {
            let sides = corners(triangle, from: side)
            let (a, b, c) = (sides[0], sides[1], sides[2])
            guard let other = triangles[FoldRepair.key(b, a)], other != triangle,
                let d = corners(other, from: 0).first(where: { $0 != a && $0 != b }), d != c,
                triangles[FoldRepair.key(c, d)] == nil, triangles[FoldRepair.key(d, c)] == nil
            else { continue }
            let better = min(area(a, d, c), area(d, b, c)) - min(area(triangle), area(other))
            if better > gain {
                gain = better
                best = (other, a, b, c, d)
            }
        }
        // Another turn may make one possible here.
        guard let best else { return [triangle] }
        unregister(triangle)
        unregister(best.other)
        set(triangle, best.a, best.d, best.c)
        set(best.other, best.d, best.b, best.c)
        register(triangle)
        register(best.other)
        return [triangle, best.other]
    }

    /// The three corners, beginning with the one at that place.
    private func corners(_ triangle: Int, from start: Int) -> [UInt32] {
        (0..<3).map { indices[3 * triangle + (start + $0) % 3] }
    }

    private mutating func set(_ triangle: Int, _ a: UInt32, _ b: UInt32, _ c: UInt32) {
        indices[3 * triangle] = a
        indices[3 * triangle + 1] = b
        indices[3 * triangle + 2] = c
    }

    private mutating func register(_ triangle: Int) {
        for key in sides(triangle) { triangles[key] = triangle }
    }

    private mutating func unregister(_ triangle: Int) {
        for key in sides(triangle) where triangles[key] == triangle { triangles[key] = nil }
    }

    private func sides(_ triangle: Int) -> [UInt64] {
        let (a, b, c) = (indices[3 * triangle], indices[3 * triangle + 1], indices[3 * triangle + 2])
        return [FoldRepair.key(a, b), FoldRepair.key(b, c), FoldRepair.key(c, a)]
    }

    private static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

    /// The square of the length of the side from the first corner to the second.
    private func length(_ corners: [UInt32]) -> Float {
        let difference = positions[Int(corners[0])] - positions[Int(corners[1])]
        return difference.x * difference.x + difference.y * difference.y
    }

    /// Twice the area in the picture; above 0 when upright.
    private func area(_ triangle: Int) -> Float {
        area(indices[3 * triangle], indices[3 * triangle + 1], indices[3 * triangle + 2])
    }

    private func area(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> Float {
        let (u, v) = (positions[Int(b)] - positions[Int(a)], positions[Int(c)] - positions[Int(a)])
        return v.x * u.y - v.y * u.x
    }
}
