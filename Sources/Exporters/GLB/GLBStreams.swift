import Raster
import Scene

/// The numbers of a mesh as the buffers of a glTF file hold them.
///
/// A class, as Swift 6.3.1 crashes when a generic function returns a value that needs an alignment of 16 bytes, as SIMD types do.
final class GLBStreams: Sendable {
    /// In the order of their accessors: positions, normals, texture coordinates when there are any, indices.
    let streams: [GLBStream]
    /// From stored to true positions; nil when they are stored as they are.
    let transform: GLBTransform?
    let isQuantized: Bool
    let isPacked: Bool
    let hasTextureCoordinates: Bool

    init(mesh: SceneMesh, hasTexture: Bool, compression: GLBCompression) {
        isQuantized = compression != .plain
        isPacked = compression == .meshopt
        hasTextureCoordinates = hasTexture
        let transform = isQuantized ? GLBTransform(holding: mesh.points) : nil
        self.transform = transform
        let vertices = mesh.points.indices
        let coordinates = hasTexture ? vertices.map { mesh.textureCoordinate($0) } : []
        var streams: [GLBStream] = []
        if let transform {
            streams.append(.positions(quantized: mesh.points.map { transform.quantized($0) }))
            streams.append(.normals(quantized: mesh.normals))
            if hasTexture { streams.append(.textureCoordinates(quantized: coordinates)) }
        } else {
            streams.append(.positions(mesh.points))
            streams.append(.normals(mesh.normals))
            if hasTexture { streams.append(.textureCoordinates(coordinates)) }
        }
        let indices = (0..<mesh.mesh.triangleCount).flatMap { triangle -> [UInt32] in
            let corners = mesh.corners(triangle)
            return [corners.0, corners.1, corners.2]
        }
        streams.append(.indices(indices, vertexCount: vertices.count))
        self.streams = isPacked ? streams.map { $0.packed(vertexCount: vertices.count) } : streams
    }
}

/// From whole numbers of 16 bits to positions: the same scale along all axes, so that normals stay as they are.
struct GLBTransform {
    let translation: SIMD3<Float>
    let scale: Float

    init(holding points: [SIMD4<Float>]) {
        let box = points.reduce(into: BoundingBox()) { $0.include($1) }
        let low = SIMD3(box.low.x, box.low.y, box.low.z)
        let extent = SIMD3(box.high.x, box.high.y, box.high.z) - low
        translation = low
        scale = max(extent.max() / 65_535, .leastNormalMagnitude)
    }

    func quantized(_ point: SIMD4<Float>) -> SIMD3<UInt16> {
        let share = (SIMD3(point.x, point.y, point.z) - translation) / scale
        return SIMD3(
            UInt16(min(max(share.x.rounded(), 0), 65_535)), UInt16(min(max(share.y.rounded(), 0), 65_535)),
            UInt16(min(max(share.z.rounded(), 0), 65_535)))
    }
}
