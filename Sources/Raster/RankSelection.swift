/// Finds the keys that stand at given ranks without sorting.
///
/// Radix selection with two digits: one pass counts the upper 16 bits of the keys, another the lower 16 bits of those
/// whose upper half is the one where a rank falls. Exact however the keys are spread.
public enum RankSelection {
    /// The key of a pixel that does not count: greater than those that do.
    public static let none = UInt32.max

    /// The keys that would stand at some positions if all were sorted in rising order.
    /// - Parameters:
    ///   - rows: how many rows of keys there are, fewer than 2^32 keys in all.
    ///   - width: keys in a row.
    ///   - positions: from the number of keys that count to the positions asked for; one outside is the nearest inside.
    ///   - fill: writes the `width` keys of a row and returns how many of them count. Called twice a row, at the same
    ///     time on several threads.
    /// - Returns: a key for each position; empty when no key counts.
    public static func keys(
        rows: Int, width: Int, at positions: (Int) -> [Int], fill: (Int, UnsafeMutableBufferPointer<UInt32>) -> Int
    ) -> [UInt32] {
        // Neighbours mostly share their upper half. In two histograms in turn, one need not wait for the other's sum.
        var (upper, total) = count(rows: rows, width: width, histograms: 2, fill: fill) { keys, counts in
            for pair in 0..<keys.count / 2 {
                counts[Int(keys[2 * pair] >> 16)] &+= 1
                counts[size + Int(keys[2 * pair + 1] >> 16)] &+= 1
            }
            if keys.count % 2 != 0 { counts[Int(keys[keys.count - 1] >> 16)] &+= 1 }
        }
        guard total > 0 else { return [] }
        for bin in 0..<size { upper[bin] &+= upper[size + bin] }
        upper.removeLast(size)
        let places = positions(total).map { place(of: min(max($0, 0), total - 1), in: upper[...]) }
        var halves: [UInt32] = []
        for place in places where !halves.contains(place.half) { halves.append(place.half) }
        let (lower, _) = count(rows: rows, width: width, histograms: halves.count, fill: fill) { keys, counts in
            for (index, half) in halves.enumerated() { add(keys, of: half, to: counts + index * size) }
        }
        return places.map { upper in
            let start = (halves.firstIndex(of: upper.half) ?? 0) * size
            return upper.half << 16 | place(of: upper.rest, in: lower[start..<start + size]).half
        }
    }

    /// Counts the lower halves of the keys that have the upper half. Mostly few do, so eight at a time are looked at first.
    private static func add(
        _ keys: UnsafeMutableBufferPointer<UInt32>, of half: UInt32, to counts: UnsafeMutablePointer<UInt32>
    ) {
        typealias Lanes = SIMD8<UInt32>
        let (halves, bits) = (Lanes(repeating: half << 16), Lanes(repeating: 0xFFFF_0000))
        var x = 0
        while x < keys.count {
            if x + Lanes.scalarCount <= keys.count {
                var lanes = Lanes()
                for lane in 0..<Lanes.scalarCount { lanes[lane] = keys[x + lane] }
                guard any((lanes & bits) .== halves) else {
                    x += Lanes.scalarCount
                    continue
                }
            }
            for key in keys[x..<Swift.min(x + Lanes.scalarCount, keys.count)] where key >> 16 == half {
                counts[Int(key & 0xFFFF)] &+= 1
            }
            x += Lanes.scalarCount
        }
    }

    /// Numbers of a half.
    private static let size = 1 << 16

    /// The bin in which a position falls, and the position within it.
    private static func place(of position: Int, in counts: ArraySlice<UInt32>) -> (half: UInt32, rest: Int) {
        var rest = position
        for (bin, count) in counts.enumerated() {
            if rest < Int(count) { return (UInt32(truncatingIfNeeded: bin), rest) }
            rest -= Int(count)
        }
        return (UInt32(truncatingIfNeeded: counts.count - 1), 0)
    }

    /// The sum of what `add` counts in each row, and how many keys count.
    private static func count(
        rows: Int, width: Int, histograms: Int, fill: (Int, UnsafeMutableBufferPointer<UInt32>) -> Int,
        add: (UnsafeMutableBufferPointer<UInt32>, UnsafeMutablePointer<UInt32>) -> Void
    ) -> (counts: [UInt32], total: Int) {
        let bands = mapConcurrentBands(of: rows, minimum: 256) { band -> ([UInt32], Int) in
            var counts = [UInt32](repeating: 0, count: histograms * size)
            var total = 0
            counts.withUnsafeMutableBufferPointer { counts in
                guard let counts = counts.baseAddress else { return }
                withUnsafeTemporaryAllocation(of: UInt32.self, capacity: width) { keys in
                    for y in band {
                        total += fill(y, keys)
                        add(keys, counts)
                    }
                }
            }
            return (counts, total)
        }
        var sum = [UInt32](repeating: 0, count: histograms * size)
        for (counts, _) in bands {
            for bin in sum.indices { sum[bin] &+= counts[bin] }
        }
        return (sum, bands.reduce(0) { $0 + $1.1 })
    }
}
