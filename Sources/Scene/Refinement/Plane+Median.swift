import Raster

extension Plane where Pixel == Float {
    /// The median of the three by three pixels around each pixel, those at the edges repeated.
    ///
    /// The nine are sorted by columns; their median is that of the greatest of the least, the middle one of the middle ones, and the least
    /// of the greatest (A. W. Paeth, "Median Finding on a 3 x 3 Grid", Graphics Gems, 1990). Whole rows at a time, so that it runs on
    /// vectors. The plane must not have NaN.
    func median() -> Plane<Float> {
        Plane<Float>(width: width, height: height) { output in
            pixels.withUnsafeBufferPointer { input in
                guard let inputStart = input.baseAddress, let outputStart = output.baseAddress else { return }
                nonisolated(unsafe) let (source, target) = (inputStart, outputStart)
                concurrentBands(of: height, minimum: 16) { band in
                    withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * (width + 2)) { room in
                        guard let room = room.baseAddress else { return }
                        let columns = (room + 1, room + width + 3, room + 2 * width + 5)
                        for y in band {
                            let (above, below) = (Swift.max(y - 1, 0), Swift.min(y + 1, height - 1))
                            sortColumns(
                                source + above * width, source + y * width, source + below * width, into: columns,
                                count: width)
                            medianOfColumns(columns, into: target + y * width, count: width)
                        }
                    }
                }
            }
        }
    }
}

/// The least, the middle and the greatest of each column of three rows; one number free before and after each of the results,
/// for the edges' sake.
private typealias SortedColumns = (
    UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>
)

@inline(__always)
private func sortColumns(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafePointer<Float>, into columns: SortedColumns,
    count: Int
) {
    for x in 0..<count {
        let (low, high) = (lesser(a[x], b[x]), greater(a[x], b[x]))
        columns.0[x] = lesser(low, c[x])
        columns.1[x] = greater(low, lesser(high, c[x]))
        columns.2[x] = greater(high, c[x])
    }
    for column in [columns.0, columns.1, columns.2] {
        column[-1] = column[0]
        column[count] = column[count - 1]
    }
}

@inline(__always)
private func medianOfColumns(_ columns: SortedColumns, into row: UnsafeMutablePointer<Float>, count: Int) {
    let (least, middle, greatest) = columns
    for x in 0..<count {
        let low = greater(greater(least[x - 1], least[x]), least[x + 1])
        let high = lesser(lesser(greatest[x - 1], greatest[x]), greatest[x + 1])
        row[x] = medianOfThree(low, medianOfThree(middle[x - 1], middle[x], middle[x + 1]), high)
    }
}

@inline(__always)
private func medianOfThree(_ a: Float, _ b: Float, _ c: Float) -> Float {
    greater(lesser(a, b), lesser(greater(a, b), c))
}

// Unlike the standard library's, these are one instruction each, as nothing is promised for NaN.
@inline(__always)
private func lesser(_ one: Float, _ other: Float) -> Float { one < other ? one : other }

@inline(__always)
private func greater(_ one: Float, _ other: Float) -> Float { one > other ? one : other }
