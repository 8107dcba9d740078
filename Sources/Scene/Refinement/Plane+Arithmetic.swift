import Raster

extension Plane where Pixel == Float {
    /// Adds the difference of two other planes of this size.
    mutating func add(_ first: Plane<Float>, less second: Plane<Float>) {
        let (width, height) = (width, height)
        pixels.withUnsafeMutableBufferPointer { sum in
            first.pixels.withUnsafeBufferPointer { first in
                second.pixels.withUnsafeBufferPointer { second in
                    guard let sum = sum.baseAddress, let first = first.baseAddress, let second = second.baseAddress
                    else {
                        return
                    }
                    nonisolated(unsafe) let (target, plus, minus) = (sum, first, second)
                    concurrentBands(of: height, minimum: 64) { rows in
                        for index in rows.lowerBound * width..<rows.upperBound * width {
                            target[index] += plus[index] - minus[index]
                        }
                    }
                }
            }
        }
    }

    /// What `combine` makes of each pixel and that of another plane of this size, eight at a time; of the last ones some are not
    /// used.
    @inline(__always)
    func combined(_ other: Plane<Float>, _ combine: (Eight, Eight) -> Eight) -> Plane<Float> {
        Plane<Float>(width: width, height: height) { output in
            guard let start = output.baseAddress else { return }
            nonisolated(unsafe) let target = start
            pixels.withUnsafeBufferPointer { first in
                other.pixels.withUnsafeBufferPointer { second in
                    guard let firstStart = first.baseAddress, let secondStart = second.baseAddress else { return }
                    nonisolated(unsafe) let (one, other) = (firstStart, secondStart)
                    concurrentBands(of: height, minimum: 64) { rows in
                        let end = rows.upperBound * width
                        for index in stride(from: rows.lowerBound * width, to: end, by: Eight.scalarCount) {
                            let count = end - index
                            combine(Eight(from: one + index, count: count), Eight(from: other + index, count: count))
                                .write(to: target + index, count: count)
                        }
                    }
                }
            }
        }
    }
}
