import Raster

/// The horizontal runs of a mask's foreground or background, and which of them hang together.
///
/// Two passes: runs row by row on all cores, then one union-find over the runs of neighbouring rows. A mask has far
/// fewer runs than pixels, so that the second pass hardly costs anything.
struct MaskRuns {
    struct Run: Sendable {
        var row: Int32
        var start: Int32
        /// The first column after the run.
        var end: Int32

        var length: Int { Int(end - start) }
    }

    enum Connectivity {
        /// Pixels that share a side hang together.
        case sides
        /// Pixels that share a side or a corner hang together.
        case sidesAndCorners
    }

    private(set) var runs: [Run] = []
    /// The index of another run of the same piece, or its own for the piece's first run.
    private var parents: [Int32] = []

    /// - Parameters:
    ///   - mask: 0 and 255 only, fewer than 2^31 pixels.
    ///   - value: 0 or 255, whose runs they are.
    init(of mask: Plane<UInt8>, value: UInt8, connectivity: Connectivity) {
        let bands = mapConcurrentBands(of: mask.height, minimum: 64) { rows in
            MaskRuns.scan(mask, rows: rows, value: value)
        }
        runs.reserveCapacity(bands.reduce(0) { $0 + $1.count })
        for band in bands { runs.append(contentsOf: band) }
        parents = Array(0..<Int32(runs.count))
        join(reach: connectivity == .sidesAndCorners ? 1 : 0)
    }

    /// For each run, the first run of its piece.
    mutating func pieces() -> [Int32] {
        parents.withUnsafeMutableBufferPointer { parents in
            // A parent never comes after its child, so that one pass from the front makes every parent a root.
            for index in parents.indices { parents[index] = parents[Int(parents[index])] }
        }
        return parents
    }

    private static func scan(_ mask: Plane<UInt8>, rows: Range<Int>, value: UInt8) -> [Run] {
        var runs: [Run] = []
        mask.pixels.withUnsafeBytes { bytes in
            for y in rows {
                let row = UnsafeRawBufferPointer(rebasing: bytes[y * mask.width..<(y + 1) * mask.width])
                var x = row.firstByte(unlike: ~value, from: 0)
                while x < row.count {
                    let end = row.firstByte(unlike: value, from: x)
                    runs.append(Run(row: Int32(y), start: Int32(x), end: Int32(end)))
                    x = row.firstByte(unlike: ~value, from: end)
                }
            }
        }
        return runs
    }

    /// Joins the runs that touch a run of the row above.
    private mutating func join(reach: Int32) {
        runs.withUnsafeBufferPointer { runs in
            parents.withUnsafeMutableBufferPointer { parents in
                var above = 0
                for index in runs.indices {
                    let run = runs[index]
                    // Runs above that end before this one starts end before all later ones of this row, too.
                    while runs[above].row < run.row - 1
                        || (runs[above].row == run.row - 1 && runs[above].end + reach <= run.start)
                    {
                        above += 1
                    }
                    var other = above
                    while runs[other].row == run.row - 1, runs[other].start < run.end + reach {
                        DisjointSets(parents: parents).unite(other, index)
                        other += 1
                    }
                }
            }
        }
    }
}

extension UnsafeRawBufferPointer {
    /// The first position from `start` on whose byte is not `byte`, or the count; eight bytes at a time.
    fileprivate func firstByte(unlike byte: UInt8, from start: Int) -> Int {
        let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
        var position = start
        while position + 8 <= count {
            let difference = UInt64(littleEndian: loadUnaligned(fromByteOffset: position, as: UInt64.self)) ^ pattern
            if difference != 0 { return position + difference.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < count, self[position] == byte { position += 1 }
        return position
    }
}
