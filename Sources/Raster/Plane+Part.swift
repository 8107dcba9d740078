extension Plane {
    /// A rectangle of the plane.
    /// - Precondition: both ranges lie within it.
    public func part(columns: Range<Int>, rows: Range<Int>) -> Plane {
        guard columns != 0..<width || rows != 0..<height else { return self }
        return Plane(width: columns.count, height: rows.count) { output in
            pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: rows.count) { band in
                    for y in band {
                        let start = (rows.lowerBound + y) * width + columns.lowerBound
                        let line = UnsafeMutableBufferPointer(
                            rebasing: output[y * columns.count..<(y + 1) * columns.count])
                        _ = line.initialize(fromContentsOf: input[start..<start + columns.count])
                    }
                }
            }
        }
    }
}
