import CMeshOptimizer

/// The streams of `EXT_meshopt_compression`, which packers of other formats then shrink well.
public enum MeshCompression {
    /// Triangles, three indices each, in the form of its mode TRIANGLES. The triangles keep their order and winding; which corner
    /// comes first may change.
    public static func encode(indices: [UInt32], vertexCount: Int) -> [UInt8] {
        // The extension wants version 1 of this form; the same for every caller.
        meshopt_encodeIndexVersion(1)
        let bound = meshopt_encodeIndexBufferBound(indices.count, vertexCount)
        return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            count = meshopt_encodeIndexBuffer(output.baseAddress, bound, indices, indices.count)
        }
    }

    /// Vertices in the form of its mode ATTRIBUTES.
    /// - Parameter stride: bytes of a vertex, a multiple of 4 up to 256.
    public static func encode(vertices: [UInt8], stride: Int) -> [UInt8] {
        meshopt_encodeVertexVersion(0)
        let bound = meshopt_encodeVertexBufferBound(vertices.count / stride, stride)
        return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            count = meshopt_encodeVertexBuffer(
                output.baseAddress, bound, vertices, vertices.count / stride, stride)
        }
    }
}
