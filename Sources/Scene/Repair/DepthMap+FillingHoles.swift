import Raster

extension DepthMap {
    /// Gives depth to pixels without it, from the nearest pixels with depth in their row and column.
    ///
    /// Where both ends of a hole lie on one surface, its pixels lie on the line between them. Where they do not, the hole is what
    /// a sensor cannot see beside a near object, and belongs to the farther one.
    /// - Parameter size: the most pixels that a hole may be wide or high, whichever is less, at the pixel; 1 or more.
    public mutating func fillHoles(upTo size: Int) {
        let surface = SurfaceRule(tolerance: tolerance(0.05), fartherIsSmaller: meaning == .inverse)
        let alongRows = LineFill(of: values, upTo: size, surface)
        let alongColumns = LineFill(of: values.transposed(), upTo: size, surface).transposed()
        let (width, height) = (values.width, values.height)
        values.pixels.withUnsafeMutableBufferPointer { values in
            nonisolated(unsafe) let values = values
            concurrentBands(of: height) { rows in
                for index in rows.lowerBound * width..<rows.upperBound * width where values[index].isNaN {
                    values[index] = surface.value(
                        between: alongRows.values.pixels[index], at: alongRows.distances.pixels[index],
                        and: alongColumns.values.pixels[index], at: alongColumns.distances.pixels[index])
                }
            }
        }
    }
}

/// What lies between two pixels with depth.
private struct SurfaceRule {
    let tolerance: (ofValue: Float, constant: Float)
    let fartherIsSmaller: Bool

    /// - Parameters:
    ///   - first: NaN when there is none, as `second`; NaN comes out when there is neither.
    ///   - firstDistance: in pixels, above 0, as `secondDistance`.
    @inline(__always)
    func value(between first: Float, at firstDistance: Float, and second: Float, at secondDistance: Float) -> Float {
        if first.isNaN { return second }
        if second.isNaN { return first }
        let allowed = tolerance.ofValue * min(abs(first), abs(second)) + tolerance.constant
        guard abs(first - second) > allowed else {
            let share = firstDistance / (firstDistance + secondDistance)
            return first + share * (second - first)
        }
        return fartherIsSmaller ? min(first, second) : max(first, second)
    }
}

/// What the holes of each row are filled with, looking along rows only; NaN where a hole is too wide, or there is none.
private struct LineFill {
    var values: Plane<Float>
    /// To the nearer of the ends that have depth, in pixels.
    var distances: Plane<Float>

    init(of plane: Plane<Float>, upTo size: Int, _ surface: SurfaceRule) {
        let (width, height) = (plane.width, plane.height)
        values = Plane(width: width, height: height, repeating: .nan)
        distances = Plane(width: width, height: height, repeating: 1)
        values.pixels.withUnsafeMutableBufferPointer { values in
            distances.pixels.withUnsafeMutableBufferPointer { distances in
                nonisolated(unsafe) let (values, distances) = (values, distances)
                plane.pixels.withUnsafeBufferPointer { plane in
                    concurrentBands(of: height) { rows in
                        for y in rows {
                            let row = y * width
                            var x = 0
                            while x < width {
                                guard plane[row + x].isNaN else {
                                    x += 1
                                    continue
                                }
                                let start = x
                                while x < width, plane[row + x].isNaN { x += 1 }
                                guard x - start <= size else { continue }
                                let left = start > 0 ? plane[row + start - 1] : .nan
                                let right = x < width ? plane[row + x] : .nan
                                for hole in start..<x {
                                    let (toLeft, toRight) = (Float(hole - start + 1), Float(x - hole))
                                    values[row + hole] = surface.value(
                                        between: left, at: toLeft, and: right, at: toRight)
                                    distances[row + hole] =
                                        left.isNaN ? toRight : right.isNaN ? toLeft : min(toLeft, toRight)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    func transposed() -> LineFill {
        var result = self
        result.values = values.transposed()
        result.distances = distances.transposed()
        return result
    }
}
