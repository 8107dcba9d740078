import Raster
import Scene

/// The points of a cloud, row by row, as bytes or as text.
struct PLYPoints: @unchecked Sendable {
    // Pointers are read only and outlive the value: see `withPoints`.
    let header: PLYHeader
    let width: Int
    let mask: UnsafePointer<UInt8>
    let distance: UnsafePointer<Float>
    let inverseDepth: UnsafePointer<Float>
    let colors: UnsafePointer<RGB8>?
    let unprojection: Unprojection
    let surfaceNormals: SurfaceNormals

    /// Writes the points of a row in text, a line each, with the digits that restore every number exactly.
    func writeText(row y: Int, to cursor: inout TextCursor, box: inout BoundingBox) {
        for x in 0..<width where mask[y * width + x] != 0 {
            let index = y * width + x
            let point = unprojection.point(x: x, y: y, distance: distance[index])
            box.include(point)
            cursor.vector(point, digits: 9)
            if header.hasNormals {
                cursor.blank()
                cursor.vector(surfaceNormals.normal(x: x, y: y, in: distance), digits: 9)
            }
            if let color = colors?[index] {
                for channel in [color.red, color.green, color.blue] {
                    cursor.blank()
                    cursor.integer(Int(channel))
                }
            }
            for scalar in header.scalars {
                cursor.blank()
                cursor.number(value(of: scalar, at: index), digits: 9)
            }
            cursor.newline()
        }
    }

    /// The most bytes of one line of text.
    var longestLine: Int {
        (3 + (header.hasNormals ? 3 : 0) + header.scalars.count) * (TextCursor.longestNumber + 1) + 3 * 4 + 1
    }

    /// Writes the points of a row in binary; the machine is little-endian, as the format says.
    ///
    /// Up to ``overrun`` bytes behind the last point may be written to.
    /// - Returns: the position behind the last point.
    @inline(__always)
    func writeBytes(
        row y: Int, to start: UnsafeMutableRawPointer, box: inout BoundingBox
    ) -> UnsafeMutableRawPointer {
        var target = start
        let base = unprojection.rowBase(y)
        let right = unprojection.axes.right
        let (mask, distance) = (self.mask + y * width, self.distance + y * width)
        let colors = self.colors.map { $0 + y * width }
        let isPlain = !header.hasNormals && header.scalars.isEmpty
        unprojection.columnRays.withUnsafeBufferPointer { rays in
            for x in 0..<width where mask[x] != 0 {
                let point = (base + right * rays[x]) * distance[x]
                box.include(point)
                // Sixteen bytes in one go; the last four are written over by what follows.
                target.storeBytes(of: point, as: SIMD4<Float>.self)
                target += 12
                if !isPlain, header.hasNormals {
                    let normal = surfaceNormals.normal(x: x, y: y, in: self.distance)
                    target.storeBytes(of: normal, as: SIMD4<Float>.self)
                    target += 12
                }
                if let colors {
                    target.storeBytes(of: colors[x], as: RGB8.self)
                    target += 3
                }
                if !isPlain {
                    for scalar in header.scalars {
                        target.storeBytes(of: value(of: scalar, at: y * width + x), as: Float.self)
                        target += 4
                    }
                }
            }
        }
        return target
    }

    static let overrun = 4

    /// Finite wherever there is a distance.
    @inline(__always)
    private func value(of scalar: PLYScalar, at index: Int) -> Float {
        switch scalar {
        case .distance: distance[index]
        case .inverse: inverseDepth[index]
        }
    }
}

extension TextCursor {
    /// Three numbers with blanks between them.
    @inline(__always)
    mutating func vector(_ v: SIMD4<Float>, digits: Int) {
        number(v.x, digits: digits)
        blank()
        number(v.y, digits: digits)
        blank()
        number(v.z, digits: digits)
    }
}
