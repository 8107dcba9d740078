import Raster

extension ContourPlot {
    /// The areas between the levels in tints of the lines' colours.
    /// - Returns: a picture of the given size that shows the whole field.
    func bandTints(width: Int, height: Int) -> Plane<RGB8> {
        let field = contours.field.values
        let count = contours.levels.count
        let isInverse = contours.field.spacing == .inverse
        let tints = (0...count).map { reached in
            let rank = count == 0 ? 0.5 : Float(reached) / Float(count)
            return style.tint(nearness: isInverse ? rank : 1 - rank)
        }
        let index = LevelIndex(levels: contours.levels.map { Float($0.value) })
        return Plane(width: width, height: height) { output in
            concurrentBands(of: height) { rows in
                var samples = [Float](repeating: 0, count: width)
                var counts = [UInt8](repeating: 0, count: width)
                for y in rows {
                    for x in 0..<width {
                        samples[x] = field.interpolated(
                            (Float(x) + 0.5) * Float(field.width) / Float(width) - 0.5,
                            (Float(y) + 0.5) * Float(field.height) / Float(height) - 0.5)
                    }
                    samples.withUnsafeBufferPointer { samples in
                        counts.withUnsafeMutableBufferPointer { counts in
                            if let start = counts.baseAddress { index.count(samples, into: start) }
                        }
                    }
                    for x in 0..<width {
                        output.initializeElement(
                            at: y * width + x, to: counts[x] == LevelIndex.hole ? style.hole : tints[Int(counts[x])])
                    }
                }
            }
        }
    }
}

extension Plane where Pixel == Float {
    /// The value between pixel centres, bilinear; NaN beside a hole, and the nearest value past the outermost centres.
    fileprivate func interpolated(_ x: Float, _ y: Float) -> Float {
        let (x, y) = (min(max(x, 0), Float(width - 1)), min(max(y, 0), Float(height - 1)))
        let (left, top) = (min(Int(x), max(width - 2, 0)), min(Int(y), max(height - 2, 0)))
        let (right, bottom) = (min(left + 1, width - 1), min(top + 1, height - 1))
        let (u, v) = (x - Float(left), y - Float(top))
        let upper = self[left, top] * (1 - u) + self[right, top] * u
        let lower = self[left, bottom] * (1 - u) + self[right, bottom] * u
        return upper * (1 - v) + lower * v
    }
}
