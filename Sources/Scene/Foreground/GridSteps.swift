import Raster

/// How large a step in nearness runs between neighbouring cells of a grid.
///
/// A step is as large in a window as in one of twice the size; a slope is half as large. Three pairs of windows are tried,
/// as edges are not all equally soft: what a window sees, less what the slope outside it explains.
struct GridSteps {
    /// Between a cell and the one to its right; 0 in the last column, and beside cells without depth.
    let right: Plane<Float>
    /// Between a cell and the one below it; 0 in the last row.
    let down: Plane<Float>

    /// Cells by which a window and its larger one reach beyond the two cells.
    private static let reaches = [(near: 0, far: 1), (near: 1, far: 3), (near: 2, far: 5)]

    init(of levels: Plane<Float>) {
        right = GridSteps.steps(
            of: levels, stride: 1, position: { index in index % levels.width }, length: levels.width)
        down = GridSteps.steps(
            of: levels, stride: levels.width, position: { index in index / levels.width }, length: levels.height)
    }

    private static func steps(
        of levels: Plane<Float>, stride: Int, position: (Int) -> Int, length: Int
    ) -> Plane<Float> {
        Plane<Float>(width: levels.width, height: levels.height) { output in
            nonisolated(unsafe) let output = output
            levels.pixels.withUnsafeBufferPointer { values in
                concurrentBands(of: levels.height) { rows in
                    for index in rows.lowerBound * levels.width..<rows.upperBound * levels.width {
                        let at = position(index)
                        output.initializeElement(
                            at: index,
                            to: at + 1 < length
                                ? step(values, index, stride: stride, before: at, after: length - 2 - at) : 0)
                    }
                }
            }
        }
    }

    /// - Parameters:
    ///   - before: cells there are before the first of the two.
    ///   - after: cells there are behind the second.
    @inline(__always)
    private static func step(
        _ values: UnsafeBufferPointer<Float>, _ index: Int, stride: Int, before: Int, after: Int
    ) -> Float {
        guard !(values[index] - values[index + stride]).isNaN else { return 0 }
        var greatest: Float = 0
        for reach in reaches {
            func difference(_ cells: Int) -> Float {
                abs(values[index + stride * (1 + min(cells, after))] - values[index - stride * min(cells, before)])
            }
            let (inner, outer) = (difference(reach.near), difference(reach.far))
            guard !inner.isNaN else { continue }
            let slope = outer > inner ? (outer - inner) / Float(2 * (reach.far - reach.near)) : 0
            greatest = max(greatest, inner - slope * Float(2 * reach.near + 1))
        }
        return greatest
    }
}
