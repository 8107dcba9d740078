import Scene

/// One accessor with the bytes of its buffer view. All numbers are little-endian, as is the machine.
struct GLBStream {
    /// `componentType` of the specification.
    enum Component: Int {
        case signedByte = 5120
        case unsignedShort = 5123
        case unsignedInt = 5125
        case float = 5126
    }

    var bytes: [UInt8]
    let count: Int
    let component: Component
    /// `VEC3`, `VEC2` or `SCALAR`.
    let type: String
    var isNormalized = false
    /// Bytes from one vertex to the next; nil for indices.
    let stride: Int?
    /// Least and greatest, for positions.
    var bounds: (low: [Double], high: [Double])?
    /// What packed bytes become when they are unpacked: the number of bytes; nil when they are not packed.
    var unpackedBytes: Int?

    var isIndices: Bool { stride == nil }
    var elementBytes: Int { stride ?? (component == .unsignedInt ? 4 : 2) }

    static func positions(_ points: [SIMD4<Float>]) -> GLBStream {
        let box = points.reduce(into: BoundingBox()) { $0.include($1) }
        var stream = GLBStream(
            bytes: vectors(points), count: points.count, component: .float, type: "VEC3", stride: 12)
        stream.bounds = (
            [box.low.x, box.low.y, box.low.z].map(Double.init), [box.high.x, box.high.y, box.high.z].map(Double.init)
        )
        return stream
    }

    static func normals(_ normals: [SIMD4<Float>]) -> GLBStream {
        GLBStream(bytes: vectors(normals), count: normals.count, component: .float, type: "VEC3", stride: 12)
    }

    static func textureCoordinates(_ coordinates: [SIMD2<Float>]) -> GLBStream {
        GLBStream(
            bytes: coordinates.withUnsafeBytes { Array($0) }, count: coordinates.count, component: .float, type: "VEC2",
            stride: 8)
    }

    /// Six bytes and two of padding each.
    static func positions(quantized points: [SIMD3<UInt16>]) -> GLBStream {
        let low = points.reduce(SIMD3(repeating: UInt16.max)) { pointwiseMin($0, $1) }
        let high = points.reduce(SIMD3(repeating: 0)) { pointwiseMax($0, $1) }
        var stream = GLBStream(
            bytes: points.map { SIMD4($0, 0) }.withUnsafeBytes { Array($0) }, count: points.count,
            component: .unsignedShort, type: "VEC3", stride: 8)
        stream.bounds = ((0..<3).map { Double(low[$0]) }, (0..<3).map { Double(high[$0]) })
        return stream
    }

    /// Three bytes and one of padding each.
    static func normals(quantized normals: [SIMD4<Float>]) -> GLBStream {
        let bytes = normals.map { normal -> SIMD4<Int8> in
            let rounded = (normal * 127).rounded(.toNearestOrAwayFromZero)
            let clamped = rounded.clamped(lowerBound: SIMD4(repeating: -127), upperBound: SIMD4(repeating: 127))
            return SIMD4(Int8(clamped.x), Int8(clamped.y), Int8(clamped.z), 0)
        }
        return GLBStream(
            bytes: bytes.withUnsafeBytes { Array($0) }, count: normals.count, component: .signedByte, type: "VEC3",
            isNormalized: true, stride: 4)
    }

    static func textureCoordinates(quantized coordinates: [SIMD2<Float>]) -> GLBStream {
        let shorts = coordinates.map { coordinate -> SIMD2<UInt16> in
            let scaled = (coordinate * 65_535).rounded(.toNearestOrAwayFromZero)
            return SIMD2(UInt16(min(max(scaled.x, 0), 65_535)), UInt16(min(max(scaled.y, 0), 65_535)))
        }
        return GLBStream(
            bytes: shorts.withUnsafeBytes { Array($0) }, count: coordinates.count, component: .unsignedShort,
            type: "VEC2", isNormalized: true, stride: 4)
    }

    /// As 16 bits where they do. The number 65535 itself is kept free, as it may mean the end of a strip.
    static func indices(_ indices: [UInt32], vertexCount: Int) -> GLBStream {
        let isShort = vertexCount <= 65_535
        let bytes =
            isShort
            ? indices.map { UInt16(truncatingIfNeeded: $0) }.withUnsafeBytes { Array($0) }
            : indices.withUnsafeBytes { Array($0) }
        return GLBStream(
            bytes: bytes, count: indices.count, component: isShort ? .unsignedShort : .unsignedInt, type: "SCALAR",
            stride: nil)
    }

    /// Three floats of each vector.
    private static func vectors(_ vectors: [SIMD4<Float>]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: vectors.count * 12) { bytes, count in
            let raw = UnsafeMutableRawBufferPointer(bytes)
            for (index, vector) in vectors.enumerated() {
                raw.storeBytes(of: vector.x, toByteOffset: index * 12, as: Float.self)
                raw.storeBytes(of: vector.y, toByteOffset: index * 12 + 4, as: Float.self)
                raw.storeBytes(of: vector.z, toByteOffset: index * 12 + 8, as: Float.self)
            }
            count = vectors.count * 12
        }
    }

    /// The same numbers, packed as `EXT_meshopt_compression` wants them.
    func packed(vertexCount: Int) -> GLBStream {
        var result = self
        result.unpackedBytes = bytes.count
        if let stride {
            result.bytes = MeshCompression.encode(vertices: bytes, stride: stride)
        } else {
            let indices = bytes.withUnsafeBytes { raw -> [UInt32] in
                component == .unsignedInt
                    ? Array(raw.bindMemory(to: UInt32.self)) : raw.bindMemory(to: UInt16.self).map(UInt32.init)
            }
            result.bytes = MeshCompression.encode(indices: indices, vertexCount: vertexCount)
        }
        return result
    }
}
