import Raster
import Scene

/// A relief as a closed solid: its surface, walls down to the table, and a bottom.
///
/// Every side of a triangle belongs to exactly one other triangle, which runs along it the other way.
struct ReliefSolid {
    /// In millimetres: x to the right, y up the picture, z off the table.
    let points: [SIMD3<Float>]
    /// Three points a triangle, counter-clockwise as seen from outside.
    let triangles: [(UInt32, UInt32, UInt32)]

    /// - Parameter mesh: of the heights.
    init(mesh: SurfaceMesh, heights: ReliefHeights) {
        let plane = heights.heights
        let (width, height) = (plane.width, plane.height)
        var points = mesh.vertexPixels.map { pixel in
            SIMD3(
                Float(Double(Int(pixel) % width) * heights.pitch.x),
                Float(Double(height - 1 - Int(pixel) / width) * heights.pitch.y), plane.pixels[Int(pixel)])
        }
        var triangles: [(UInt32, UInt32, UInt32)] = []
        for start in stride(from: 0, to: mesh.indices.count, by: 3) {
            triangles.append((mesh.indices[start], mesh.indices[start + 1], mesh.indices[start + 2]))
        }
        let rim = ReliefSolid.openSides(of: mesh.indices)
        // Each point of the rim, once more on the table.
        var feet: [UInt32: UInt32] = [:]
        for (a, b) in rim {
            for point in [a, b] where feet[point] == nil {
                feet[point] = UInt32(truncatingIfNeeded: points.count)
                points.append(SIMD3(points[Int(point)].x, points[Int(point)].y, 0))
            }
        }
        let center = UInt32(truncatingIfNeeded: points.count)
        points.append(
            SIMD3(
                Float(Double(width - 1) * heights.pitch.x / 2), Float(Double(height - 1) * heights.pitch.y / 2), 0))
        for (a, b) in rim {
            guard let footA = feet[a], let footB = feet[b] else { continue }
            triangles += [(b, a, footA), (b, footA, footB), (footB, footA, center)]
        }
        self.points = points
        self.triangles = triangles
    }

    /// The sides that one triangle only has, in the direction in which it runs along them.
    private static func openSides(of indices: [UInt32]) -> [(UInt32, UInt32)] {
        // The lesser corner, the greater one, and whether the side runs from the greater to the lesser.
        var sides: [(key: UInt64, isTurned: Bool)] = []
        sides.reserveCapacity(indices.count)
        for start in stride(from: 0, to: indices.count, by: 3) {
            for (a, b) in [(0, 1), (1, 2), (2, 0)] {
                let (first, second) = (indices[start + a], indices[start + b])
                sides.append((UInt64(min(first, second)) << 32 | UInt64(max(first, second)), first > second))
            }
        }
        sides.sort { $0.key < $1.key }
        var open: [(UInt32, UInt32)] = []
        for (index, side) in sides.enumerated() {
            let isAlone =
                (index == 0 || sides[index - 1].key != side.key)
                && (index + 1 == sides.count || sides[index + 1].key != side.key)
            guard isAlone else { continue }
            let (low, high) = (UInt32(side.key >> 32), UInt32(truncatingIfNeeded: side.key))
            open.append(side.isTurned ? (high, low) : (low, high))
        }
        return open
    }

    /// Whether every side of a triangle is run along exactly once each way.
    var isClosed: Bool {
        var forth: [UInt64] = []
        for (a, b, c) in triangles {
            for (from, to) in [(a, b), (b, c), (c, a)] { forth.append(UInt64(from) << 32 | UInt64(to)) }
        }
        var back = forth.map { $0 >> 32 | $0 << 32 }
        forth.sort()
        back.sort()
        return forth == back && zip(forth, forth.dropFirst()).allSatisfy { $0 < $1 }
    }

    /// Cubic millimetres (the sum of the signed tetrahedra between the triangles and the origin).
    var volume: Double {
        triangles.reduce(0) { sum, triangle in
            let (a, b, c) = (
                SIMD3<Double>(points[Int(triangle.0)]), SIMD3<Double>(points[Int(triangle.1)]),
                SIMD3<Double>(points[Int(triangle.2)])
            )
            let normal = SIMD3(b.y * c.z - b.z * c.y, b.z * c.x - b.x * c.z, b.x * c.y - b.y * c.x)
            return sum + (a * normal).sum() / 6
        }
    }
}
