import Raster

/// A depth map at a fraction of its size.
enum BlockMeans {
    /// The mean of each block of 2^halvings x 2^halvings pixels, those without depth left out. Blocks without any take the value
    /// of the nearest block of their row or, in rows without any, of the row above or below; NaN when there is none at all.
    static func means(of depth: Plane<Float>, halvings: Int, reading: DepthReading) -> Plane<Float> {
        let block = 1 << halvings
        let (width, height) = ((depth.width + block - 1) / block, (depth.height + block - 1) / block)
        var means = Plane<Float>(width: width, height: height) { output in
            depth.pixels.withUnsafeBufferPointer { input in
                guard let inputStart = input.baseAddress, let outputStart = output.baseAddress else { return }
                nonisolated(unsafe) let (source, target) = (inputStart, outputStart)
                concurrentBands(of: height, minimum: 8) { rows in
                    withUnsafeTemporaryAllocation(of: SIMD2<Float>.self, capacity: width) { sums in
                        for y in rows {
                            let row = target + y * width
                            if block == 1 {
                                for x in 0..<width { row[x] = reading(source[y * width + x]) }
                            } else {
                                sums.initialize(repeating: SIMD2(0, 0))
                                for line in y * block..<min((y + 1) * block, depth.height) {
                                    add(source + line * depth.width, count: depth.width, halvings, reading, to: sums)
                                }
                                for x in 0..<width { row[x] = sums[x].x / sums[x].y }
                            }
                            fillGaps(in: row, count: width)
                        }
                    }
                }
            }
        }
        fillEmptyRows(of: &means)
        return means
    }

    /// Adds the values of a row, and how many there are, to the blocks that they lie in.
    @inline(__always)
    private static func add(
        _ row: UnsafePointer<Float>, count: Int, _ halvings: Int, _ reading: DepthReading,
        to sums: UnsafeMutableBufferPointer<SIMD2<Float>>
    ) {
        for x in 0..<count {
            let value = reading(row[x])
            sums[x >> halvings] += value == value ? SIMD2(value, 1) : SIMD2(0, 0)
        }
    }

    /// Gives pixels without a number that of the nearest of the row.
    private static func fillGaps(in row: UnsafeMutablePointer<Float>, count: Int) {
        var last = -1
        for x in 0..<count where row[x] == row[x] {
            for empty in last + 1..<x {
                let isNearerToLast = last >= 0 && empty - last <= x - empty
                row[empty] = isNearerToLast ? row[last] : row[x]
            }
            last = x
        }
        guard last >= 0 else { return }
        for empty in last + 1..<count { row[empty] = row[last] }
    }

    private static func fillEmptyRows(of means: inout Plane<Float>) {
        let width = means.width
        guard let first = (0..<means.height).first(where: { !means[0, $0].isNaN }) else { return }
        var last = first
        for y in 0..<means.height where means[0, y].isNaN {
            if y > first { last = y - 1 }
            for x in 0..<width { means[x, y] = means[x, last] }
        }
    }

    /// The values' range, a thousandth at either end left out; nil when there are none.
    static func range(of means: Plane<Float>) -> ClosedRange<Float>? {
        means.percentileRange(low: 0.001, high: 0.999)
    }
}
