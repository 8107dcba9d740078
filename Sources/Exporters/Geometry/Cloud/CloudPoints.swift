import Raster
import Scene

/// The points of a cloud, row by row, as bytes or as text.
struct CloudPoints: @unchecked Sendable {
    // Pointers are read only and outlive the value: see ``CloudWriter``.
    let layout: CloudLayout
    let width: Int
    let height: Int
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
            if layout.startsWithColors { writeColor(at: index, to: &cursor) }
            if layout.hasNormals {
                cursor.blank()
                cursor.vector(surfaceNormals.normal(x: x, y: y, in: distance), digits: 9)
            }
            if !layout.startsWithColors { writeColor(at: index, to: &cursor) }
            for scalar in layout.scalars {
                cursor.blank()
                cursor.number(value(of: scalar, x: x, y: y), digits: 9)
            }
            cursor.newline()
        }
    }

    @inline(__always)
    private func writeColor(at index: Int, to cursor: inout TextCursor) {
        guard let color = colors?[index] else { return }
        if layout.colors == .packed {
            cursor.blank()
            cursor.integer(Int(color.packed))
        } else {
            for channel in [color.red, color.green, color.blue] {
                cursor.blank()
                cursor.integer(Int(channel))
            }
        }
    }

    /// Writes the points of a row in binary, normals before colours; the machine is little-endian, as the formats are.
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
        let isPlain = !layout.hasNormals && layout.scalars.isEmpty
        let isPacked = layout.colors == .packed
        unprojection.columnRays.withUnsafeBufferPointer { rays in
            for x in 0..<width where mask[x] != 0 {
                let point = (base + right * rays[x]) * distance[x]
                box.include(point)
                // Sixteen bytes in one go; the last four are written over by what follows.
                target.storeBytes(of: point, as: SIMD4<Float>.self)
                target += 12
                if !isPlain, layout.hasNormals {
                    let normal = surfaceNormals.normal(x: x, y: y, in: self.distance)
                    target.storeBytes(of: normal, as: SIMD4<Float>.self)
                    target += 12
                }
                if let colors {
                    if isPacked {
                        target.storeBytes(of: colors[x].packed, as: UInt32.self)
                        target += 4
                    } else {
                        target.storeBytes(of: colors[x], as: RGB8.self)
                        target += 3
                    }
                }
                if !isPlain {
                    for scalar in layout.scalars {
                        target.storeBytes(of: value(of: scalar, x: x, y: y), as: Float.self)
                        target += 4
                    }
                }
            }
        }
        return target
    }

    static let overrun = 4

    /// Finite wherever there is a distance.
    private func value(of scalar: PointScalar, x: Int, y: Int) -> Float {
        switch scalar {
        case .distance: return distance[y * width + x]
        case .inverse: return inverseDepth[y * width + x]
        case .edge:
            return surfaceNormals.edges.confidence(x: x, y: y, in: distance, width: width, height: height)
        case .incidence:
            let point = unprojection.point(x: x, y: y, distance: 1)
            let normal = surfaceNormals.normal(x: x, y: y, in: distance)
            return min(1, max(0, -(point * normal).sum() / (point * point).sum().squareRoot()))
        }
    }
}

extension RGB8 {
    /// As one number, 0x00RRGGBB.
    fileprivate var packed: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }
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
