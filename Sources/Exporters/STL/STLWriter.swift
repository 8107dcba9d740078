import Files
import Raster
import Scene

/// Puts triangles into a binary STL file (3D Systems, "StereoLithography Interface Specification", 1989).
struct STLWriter {
    let solid: ReliefSolid

    private static let headerBytes = 80
    private static let triangleBytes = 50

    var byteCount: Int { STLWriter.headerBytes + 4 + STLWriter.triangleBytes * solid.triangles.count }

    func write(to file: OutputFile) throws(FileError) {
        // A header that begins with "solid" would be taken for a text file.
        let title = Array("binary STL by \(Software.nameAndVersion); unit: millimetres".utf8)
        try file.write(title + [UInt8](repeating: 0x20, count: STLWriter.headerBytes - title.count))
        let count = UInt32(truncatingIfNeeded: solid.triangles.count).littleEndian
        try file.write(withUnsafeBytes(of: count) { Array($0) })
        try file.write(bytes())
    }

    /// Normal, three corners, and a number without a meaning, for each triangle; little-endian, as is the machine.
    private func bytes() -> [UInt8] {
        let total = STLWriter.triangleBytes * solid.triangles.count
        return [UInt8](unsafeUninitializedCapacity: total) { bytes, initialized in
            nonisolated(unsafe) let raw = UnsafeMutableRawBufferPointer(bytes)
            concurrentBands(of: solid.triangles.count, minimum: 4096) { band in
                for index in band {
                    let triangle = solid.triangles[index]
                    let (a, b, c) = (
                        solid.points[Int(triangle.0)], solid.points[Int(triangle.1)], solid.points[Int(triangle.2)]
                    )
                    var offset = index * STLWriter.triangleBytes
                    for vector in [normal(a, b, c), a, b, c] {
                        for lane in 0..<3 {
                            raw.storeBytes(of: vector[lane], toByteOffset: offset, as: Float.self)
                            offset += 4
                        }
                    }
                    raw.storeBytes(of: 0, toByteOffset: offset, as: UInt16.self)
                }
            }
            initialized = total
        }
    }

    /// Zero where a triangle has no area.
    private func normal(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ c: SIMD3<Float>) -> SIMD3<Float> {
        let (u, v) = (b - a, c - a)
        let cross = SIMD3(u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x)
        let length = (cross * cross).sum().squareRoot()
        return length > 0 ? cross / length : .zero
    }
}
