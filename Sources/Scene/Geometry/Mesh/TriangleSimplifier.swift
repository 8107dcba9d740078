import CMeshOptimizer

/// Simplifies triangles with meshoptimizer: edge collapses in the order of quadric errors (M. Garland, P. Heckbert, "Surface
/// Simplification Using Quadric Error Metrics", 1997), by which no vertex moves and open borders stay borders.
enum TriangleSimplifier {
    /// - Parameters:
    ///   - indices: three a triangle.
    ///   - positions: x, y, z of each vertex, finite.
    ///   - locked: vertices that stay, with all edges between them.
    ///   - maximumError: in the unit of the positions.
    ///   - triangles: how many to stop at, however small the error.
    /// - Returns: the triangles that are left, and the error that was made, in the unit of the positions.
    static func simplify(
        _ indices: [UInt32], positions: [SIMD3<Float>], locked: [UInt32] = [], maximumError: Float,
        triangles: Int = 0
    ) -> (indices: [UInt32], error: Float) {
        let scale = positions.withUnsafeBytes {
            meshopt_simplifyScale($0.bindMemory(to: Float.self).baseAddress, positions.count, stride)
        }
        guard !indices.isEmpty, scale > 0, scale.isFinite else { return (indices, 0) }
        // A triangle with one corner only makes meshoptimizer take the vertex for one where surfaces meet in a way that it
        // does not understand, which it never touches; it drops such triangles from the result.
        let input = indices + locked.flatMap { [$0, $0, $0] }
        var error: Float = 0
        let result = [UInt32](unsafeUninitializedCapacity: input.count) { output, count in
            count = positions.withUnsafeBytes {
                meshopt_simplify(
                    output.baseAddress, input, input.count, $0.bindMemory(to: Float.self).baseAddress,
                    positions.count, stride, triangles * 3, maximumError / scale, 0, &error)
            }
        }
        return (result, error * scale)
    }

    /// SIMD3 takes the room of four floats.
    private static let stride = MemoryLayout<SIMD3<Float>>.stride
}
