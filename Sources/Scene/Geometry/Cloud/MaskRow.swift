/// Fills one row of a ``PointMask``: the hot loop, free of branches so that it runs on vectors.
struct MaskRow: @unchecked Sendable {
    // Threads write to rows of their own and only read the source.
    let source: UnsafePointer<Float>
    let target: UnsafeMutablePointer<UInt8>
    let width: Int
    let height: Int
    let edges: EdgeRule

    /// Returns how many pixels of the row have depth, and how many of those are points.
    func fill(_ y: Int) -> (withDepth: Int, kept: Int) {
        let row = source + y * width
        let mask = target + y * width
        let reach = edges.reach
        var withDepth: Int32 = 0
        let (least, greatest) = (Unprojection.distances.lowerBound, Unprojection.distances.upperBound)
        for x in 0..<width {
            // Both false for NaN.
            let has = (row[x] >= least ? 1 : 0) & (row[x] <= greatest ? 1 : 0) as UInt8
            mask[x] = has
            withDepth &+= Int32(has)
        }
        guard edges.threshold.isFinite else { return (Int(withDepth), Int(withDepth)) }
        if width > 2 * reach {
            clear(mask + reach, row, row + reach, row + 2 * reach, count: width - 2 * reach)
        }
        if y >= reach, y + reach < height {
            clear(mask, row - reach * width, row, row + reach * width, count: width)
        }
        var kept: Int32 = 0
        for x in 0..<width { kept &+= Int32(mask[x]) }
        return (Int(withDepth), Int(kept))
    }

    /// Takes pixels out that lie between `before` and `after`, as ``EdgeRule/isBetween(_:_:_:)``.
    @inline(__always)
    private func clear(
        _ mask: UnsafeMutablePointer<UInt8>, _ before: UnsafePointer<Float>, _ here: UnsafePointer<Float>,
        _ after: UnsafePointer<Float>, count: Int
    ) {
        let factor = 1 + edges.threshold
        for index in 0..<count {
            let (a, p, b) = (before[index], here[index], after[index])
            let rises = (p > a * factor ? 1 : 0) & (b > p * factor ? 1 : 0) as UInt8
            let falls = (a > p * factor ? 1 : 0) & (p > b * factor ? 1 : 0) as UInt8
            mask[index] &= ~(rises | falls)
        }
    }
}
