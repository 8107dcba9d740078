import Raster

/// A picture's colours carried on from some of its pixels to all others, smoother the farther away.
///
/// A pyramid of means of what is there, filled from its top down where nothing is (push-pull: S. Gortler, R. Grzeszczuk, R. Szeliski and
/// M. Cohen, "The Lumigraph", SIGGRAPH 1996). The finest level has half the picture's size: what is made up shows no
/// detail.
struct ExtendedColors {
    /// Red, green, blue and 1 in each cell; zeros when there is nothing to carry on.
    private let finest: Plane<SIMD4<Float>>

    /// - Parameter isThere: whether the pixel of an index is one of those.
    init(of colors: Plane<RGB8>, where isThere: (Int) -> Bool) {
        var levels = [
            ExtendedColors.halved(width: colors.width, height: colors.height) { x, y in
                let index = y * colors.width + x
                guard isThere(index) else { return .zero }
                let color = colors.pixels[index]
                return SIMD4(Float(color.red), Float(color.green), Float(color.blue), 1)
            }
        ]
        while let last = levels.last, last.count > 1 {
            levels.append(ExtendedColors.halved(width: last.width, height: last.height) { last[$0, $1] })
        }
        var coarse = levels.removeLast()
        for level in levels.reversed() {
            let (width, above) = (level.width, coarse)
            coarse = Plane(width: width, height: level.height) { output in
                nonisolated(unsafe) let output = output
                concurrentBands(of: level.height) { rows in
                    for y in rows {
                        for x in 0..<width {
                            let own = level[x, y]
                            output.initializeElement(
                                at: y * width + x, to: own.w > 0 ? own : ExtendedColors.between(above, x, y))
                        }
                    }
                }
            }
        }
        finest = coarse
    }

    /// - Returns: nil when there was nothing to carry on.
    @inline(__always)
    func color(x: Int, y: Int) -> RGB8? {
        let sum = ExtendedColors.between(finest, x, y)
        guard sum.w > 0 else { return nil }
        let mean = (sum / sum.w).rounded(.toNearestOrAwayFromZero).clamped(
            lowerBound: .zero, upperBound: SIMD4(repeating: 255))
        return RGB8(red: UInt8(mean.x), green: UInt8(mean.y), blue: UInt8(mean.z))
    }

    /// Means of two by two, of those that are there.
    private static func halved(
        width: Int, height: Int, _ value: (Int, Int) -> SIMD4<Float>
    ) -> Plane<SIMD4<Float>> {
        let (newWidth, newHeight) = ((width + 1) / 2, (height + 1) / 2)
        return Plane(width: newWidth, height: newHeight) { output in
            nonisolated(unsafe) let output = output
            concurrentBands(of: newHeight) { rows in
                for y in rows {
                    for x in 0..<newWidth {
                        var sum = SIMD4<Float>.zero
                        for row in 2 * y..<min(2 * y + 2, height) {
                            for column in 2 * x..<min(2 * x + 2, width) { sum += value(column, row) }
                        }
                        output.initializeElement(at: y * newWidth + x, to: sum.w > 0 ? sum / sum.w : .zero)
                    }
                }
            }
        }
    }

    /// What a plane of half the size says at a place: the four cells around, the nearest counting most.
    @inline(__always)
    private static func between(_ plane: Plane<SIMD4<Float>>, _ x: Int, _ y: Int) -> SIMD4<Float> {
        let (column, row) = (x / 2, y / 2)
        let beside = min(max(column + (x % 2 == 0 ? -1 : 1), 0), plane.width - 1)
        let beyond = min(max(row + (y % 2 == 0 ? -1 : 1), 0), plane.height - 1)
        return plane[column, row] * 0.5625 + (plane[beside, row] + plane[column, beyond]) * 0.1875
            + plane[beside, beyond] * 0.0625
    }
}
