import Raster

/// Works out split errors from the finest level of the hierarchy to the coarsest.
///
/// On each level, with `s` half the side of its squares: nodes in the middle of a square's sides, split between the side's
/// ends; then nodes in the middle of squares, split between the ends of one diagonal.
struct SplitLevels: @unchecked Sendable {
    let columns: Int
    let rows: Int
    // Threads write to nodes of one level, in rows of their own, and read those of finer levels.
    let values: UnsafePointer<Float>
    let codes: UnsafeMutablePointer<UInt8>
    let measure: ErrorMeasure

    func run(side: Int) {
        var half = 1
        while half < side {
            sideNodes(half)
            squareNodes(half)
            half *= 2
        }
    }

    /// Nodes (odd, even) and (even, odd), in units of `s`.
    private func sideNodes(_ s: Int) {
        let quarter = s / 2
        concurrentBands(of: (rows - 1) / s + 1, minimum: 16) { band in
            for line in band {
                let y = line * s
                let isVertical = line & 1 == 1
                // From one end of the side to its middle.
                let reach = isVertical ? s * columns : s
                var x = isVertical ? 0 : s
                while x < columns {
                    let index = y * columns + x
                    var code = codes[index]
                    if code != SplitErrors.torn {
                        let middle = values[index]
                        let difference = middle - (values[index - reach] + values[index + reach]) * 0.5
                        code = max(code, SplitErrors.code(measure.pixels(difference, of: middle)))
                        if quarter > 0 {
                            if y > 0 {
                                let above = index - quarter * columns
                                if x > 0 { code = max(code, codes[above - quarter]) }
                                if x < columns - 1 { code = max(code, codes[above + quarter]) }
                            }
                            if y < rows - 1 {
                                let below = index + quarter * columns
                                if x > 0 { code = max(code, codes[below - quarter]) }
                                if x < columns - 1 { code = max(code, codes[below + quarter]) }
                            }
                        }
                        codes[index] = code
                    }
                    x += 2 * s
                }
            }
        }
    }

    /// Nodes (odd, odd), in units of `s`.
    private func squareNodes(_ s: Int) {
        concurrentBands(of: (rows - 1) / (2 * s), minimum: 16) { band in
            for line in band {
                let y = (2 * line + 1) * s
                var x = s
                while x < columns {
                    let index = y * columns + x
                    var code = codes[index]
                    if code != SplitErrors.torn {
                        let slope = RightTriangles.isRising(x: x, y: y, half: s) ? s * columns - s : s * columns + s
                        let middle = values[index]
                        let difference = middle - (values[index - slope] + values[index + slope]) * 0.5
                        code = max(code, SplitErrors.code(measure.pixels(difference, of: middle)))
                        code = max(code, max(codes[index - s], codes[index + s]))
                        code = max(code, max(codes[index - s * columns], codes[index + s * columns]))
                        codes[index] = code
                    }
                    x += 2 * s
                }
            }
        }
    }
}
