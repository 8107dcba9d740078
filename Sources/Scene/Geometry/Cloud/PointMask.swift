import Raster

/// Which pixels of a scene become points, and why the others do not.
public struct PointMask: Sendable {
    /// 1 where there is a point, else 0.
    public private(set) var pixels: Plane<UInt8>
    /// Points in each row.
    public private(set) var rowCounts: [Int]
    /// Pixels left out because they have no distance, or one outside ``Unprojection/distances``.
    public let withoutDepth: Int
    /// Pixels left out because they fly between two surfaces, see ``EdgeRule/isFlying(x:y:in:width:height:)``.
    public let onEdges: Int
    /// Points that ``removeOutliers(_:distance:focal:)`` took away.
    public internal(set) var outliers = 0
    /// Points that ``thin(toVoxels:distance:unprojection:)`` took away.
    public internal(set) var merged = 0
    /// Points that ``thin(to:)`` took away.
    public private(set) var thinned = 0

    /// The number of points.
    public var count: Int { rowCounts.reduce(0, +) }

    public init(of distance: Plane<Float>, edges: EdgeRule) {
        let (width, height) = (distance.width, distance.height)
        var withDepth = [Int](repeating: 0, count: height)
        var kept = withDepth
        pixels = Plane(width: width, height: height) { mask in
            distance.pixels.withUnsafeBufferPointer { distances in
                withDepth.withUnsafeMutableBufferPointer { withDepth in
                    kept.withUnsafeMutableBufferPointer { kept in
                        guard let source = distances.baseAddress, let target = mask.baseAddress else { return }
                        let row = MaskRow(source: source, target: target, width: width, height: height, edges: edges)
                        concurrentBands(of: height) { rows in
                            for y in rows { (withDepth[y], kept[y]) = row.fill(y) }
                        }
                    }
                }
            }
        }
        rowCounts = kept
        let depths = withDepth.reduce(0, +)
        withoutDepth = width * height - depths
        onEdges = depths - kept.reduce(0, +)
    }

    /// Takes points away, evenly over the picture, until at most `maximum` are left.
    ///
    /// Pixels are ranked by the R2 low-discrepancy sequence (M. Roberts, "The Unreasonable Effectiveness of
    /// Quasirandom Sequences", 2018), frac(x / g + y / g^2) with g^3 = g + 1, and those of the lowest rank stay: any share
    /// of them covers every part of the picture alike, with no pattern along rows or columns, and always the same.
    public mutating func thin(to maximum: Int) {
        guard count > maximum else { return }
        let width = pixels.width
        let limit = rankLimit(keeping: maximum)
        thinned += filter { PointMask.rank($0 % width, $0 / width) < limit }
    }

    /// Takes away the points that do not stay, on all cores.
    /// - Parameter stays: called with the index of each point's pixel, on several threads.
    /// - Returns: how many went.
    @inline(__always)
    mutating func filter(_ stays: (Int) -> Bool) -> Int {
        let before = count
        let width = pixels.width
        var counts = rowCounts
        pixels.pixels.withUnsafeMutableBufferPointer { mask in
            counts.withUnsafeMutableBufferPointer { counts in
                nonisolated(unsafe) let (mask, counts) = (mask, counts)
                concurrentBands(of: counts.count) { rows in
                    for y in rows {
                        var kept = 0
                        for index in y * width..<(y + 1) * width where mask[index] != 0 {
                            if stays(index) { kept += 1 } else { mask[index] = 0 }
                        }
                        counts[y] = kept
                    }
                }
            }
        }
        rowCounts = counts
        return before - count
    }

    @inline(__always)
    static func rank(_ x: Int, _ y: Int) -> UInt32 {
        // 2^32 / g and 2^32 / g^2.
        UInt32(truncatingIfNeeded: x) &* 0xC13F_A9A9 &+ UInt32(truncatingIfNeeded: y) &* 0x91E1_0DA5
    }

    /// The rank below which at most `maximum` points lie, and as near to that number as ranks allow.
    private func rankLimit(keeping maximum: Int) -> UInt32 {
        let width = pixels.width
        // The point at that position is the first that goes.
        let limit = RankSelection.keys(rows: pixels.height, width: width) { _ in
            [maximum]
        } fill: { y, ranks in
            pixels.pixels.withUnsafeBufferPointer { mask in
                for x in 0..<width {
                    ranks[x] = mask[y * width + x] != 0 ? PointMask.rank(x, y) : RankSelection.none
                }
            }
            return rowCounts[y]
        }
        return limit.first ?? 0
    }
}
