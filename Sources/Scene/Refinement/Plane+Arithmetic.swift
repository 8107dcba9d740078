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

    /// What `combine` makes of each pixel and that of another plane of this size.
    @inline(__always)
    func combined(_ other: Plane<Float>, _ combine: (Float, Float) -> Float) -> Plane<Float> {
        Plane<Float>(width: width, height: height) { output in
            guard let start = output.baseAddress else { return }
            nonisolated(unsafe) let target = start
            pixels.withUnsafeBufferPointer { first in
                other.pixels.withUnsafeBufferPointer { second in
                    concurrentBands(of: height, minimum: 64) { rows in
                        for index in rows.lowerBound * width..<rows.upperBound * width {
                            target[index] = combine(first[index], second[index])
                        }
                    }
                }
            }
        }
    }
}
