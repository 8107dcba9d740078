import Raster

/// Horizontal runs of pixels that one surface joins, and which of them hang together over rows.
///
/// As ``MaskRuns``, with the edges between neighbouring pixels looked at as well: two pixels side by side, or one above the
/// other, hang together when no occlusion edge runs between them.
struct SurfaceRuns {
    struct Run: Sendable {
        var row: Int32
        var start: Int32
        /// The first column after the run.
        var end: Int32
    }

    let runs: [Run]
    /// For each run, the first run of its piece.
    let pieces: [Int32]

    /// - Parameters:
    ///   - mask: 0 where no surface is.
    ///   - distance: of the same size.
    init(distance: Plane<Float>, mask: Plane<UInt8>, edges: EdgeRule) {
        let width = distance.width
        var runs: [Run] = []
        var parents: [Int32] = []
        distance.pixels.withUnsafeBufferPointer { distances in
            mask.pixels.withUnsafeBufferPointer { mask in
                nonisolated(unsafe) let (distances, mask) = (distances, mask)
                let bands = mapConcurrentBands(of: distance.height, minimum: 64) { rows -> [Run] in
                    var runs: [Run] = []
                    for y in rows {
                        SurfaceRuns.scan(
                            row: y, distances: distances, mask: mask, width: width, edges: edges, to: &runs)
                    }
                    return runs
                }
                runs.reserveCapacity(bands.reduce(0) { $0 + $1.count })
                for band in bands { runs.append(contentsOf: band) }
                parents = Array(0..<Int32(runs.count))
                SurfaceRuns.join(runs, &parents, distances: distances, width: width, edges: edges)
            }
        }
        self.runs = runs
        // A parent never comes after its child, so that one pass from the front makes every parent a root.
        for index in parents.indices { parents[index] = parents[Int(parents[index])] }
        pieces = parents
    }

    private static func scan(
        row y: Int, distances: UnsafeBufferPointer<Float>, mask: UnsafeBufferPointer<UInt8>, width: Int,
        edges: EdgeRule, to runs: inout [Run]
    ) {
        let offset = y * width
        var x = 0
        while x < width {
            while x < width, mask[offset + x] == 0 { x += 1 }
            guard x < width else { return }
            let start = x
            x += 1
            while x < width, mask[offset + x] != 0,
                !edges.separates(distances[offset + x - 1], distances[offset + x])
            {
                x += 1
            }
            runs.append(Run(row: Int32(y), start: Int32(start), end: Int32(x)))
        }
    }

    /// Joins the runs that hang together with one of the row above.
    private static func join(
        _ runs: [Run], _ parents: inout [Int32], distances: UnsafeBufferPointer<Float>, width: Int, edges: EdgeRule
    ) {
        parents.withUnsafeMutableBufferPointer { parents in
            var above = 0
            for index in runs.indices {
                let run = runs[index]
                while runs[above].row < run.row - 1 || (runs[above].row == run.row - 1 && runs[above].end <= run.start)
                {
                    above += 1
                }
                var other = above
                while runs[other].row == run.row - 1, runs[other].start < run.end {
                    let columns = max(run.start, runs[other].start)..<min(run.end, runs[other].end)
                    let offset = Int(run.row) * width
                    let isJoined = columns.contains {
                        !edges.separates(distances[offset + Int($0)], distances[offset - width + Int($0)])
                    }
                    if isJoined { DisjointSets(parents: parents).unite(other, index) }
                    other += 1
                }
            }
        }
    }
}
