extension Plane {
    /// Rows as columns: pixel (x, y) becomes (y, x).
    public func transposed() -> Plane<Pixel> {
        // Squares of 32, so that both the rows read and the rows written stay in the cache.
        let side = 32
        return Plane(width: height, height: width) { output in
            nonisolated(unsafe) let output = output
            pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: (width + side - 1) / side, minimum: 1) { squares in
                    let columns = squares.lowerBound * side..<Swift.min(squares.upperBound * side, width)
                    for top in stride(from: 0, to: height, by: side) {
                        for x in columns {
                            for y in top..<Swift.min(top + side, height) {
                                output.initializeElement(at: x * height + y, to: input[y * width + x])
                            }
                        }
                    }
                }
            }
        }
    }
}
