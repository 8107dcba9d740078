extension Plane where Pixel: Sendable {
    /// The smallest rectangle with all pixels that fulfil a condition; nil when none does.
    public func bounds(where condition: @Sendable (Pixel) -> Bool) -> (columns: Range<Int>, rows: Range<Int>)? {
        let parts = mapConcurrentBands(of: height) { band -> (columns: Range<Int>, rows: Range<Int>)? in
            pixels.withUnsafeBufferPointer { pixels in
                var (left, right, top, bottom) = (width, 0, 0, 0)
                for y in band {
                    let row = y * width
                    guard let first = (0..<width).first(where: { condition(pixels[row + $0]) }),
                        let last = (0..<width).last(where: { condition(pixels[row + $0]) })
                    else { continue }
                    if right == 0 { top = y }
                    (left, right, bottom) = (Swift.min(left, first), Swift.max(right, last + 1), y + 1)
                }
                return right == 0 ? nil : (left..<right, top..<bottom)
            }
        }
        return parts.compactMap { $0 }.reduce(nil) { all, part in
            guard let all else { return part }
            func joined(_ first: Range<Int>, _ second: Range<Int>) -> Range<Int> {
                Swift.min(first.lowerBound, second.lowerBound)..<Swift.max(first.upperBound, second.upperBound)
            }
            return (joined(all.columns, part.columns), joined(all.rows, part.rows))
        }
    }
}
