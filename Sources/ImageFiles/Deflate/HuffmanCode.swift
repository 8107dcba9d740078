/// A canonical Huffman code with a longest length, as DEFLATE has them (RFC 1951, section 3.2.2).
struct HuffmanCode {
    /// Bits a symbol; 0 for symbols that do not occur.
    let lengths: [UInt8]
    /// The bits, in the order in which they are written (the lowest first).
    let codes: [UInt16]

    /// The code for symbols of these frequencies; the best there is up to the limit of length, and nearly so with it.
    /// - Parameter longest: at most 15, and enough for the symbols that occur.
    init(frequencies: [UInt32], longest: Int) {
        lengths = HuffmanCode.lengths(frequencies: frequencies, longest: longest)
        codes = HuffmanCode.canonicalCodes(lengths: lengths)
    }

    private static func lengths(frequencies: [UInt32], longest: Int) -> [UInt8] {
        var lengths = [UInt8](repeating: 0, count: frequencies.count)
        let symbols = frequencies.indices.filter { frequencies[$0] > 0 }.sorted { frequencies[$0] < frequencies[$1] }
        guard symbols.count > 1 else {
            // A code of one symbol still takes a bit.
            if let only = symbols.first { lengths[only] = 1 }
            return lengths
        }
        let depths = treeDepths(sortedFrequencies: symbols.map { UInt64(frequencies[$0]) })
        var countOfLength = [Int](repeating: 0, count: longest + 1)
        for depth in depths { countOfLength[min(depth, longest)] += 1 }
        // Cutting off long codes overfills the space of codes; lengthening the cheapest shorter ones mends that.
        var space = 0
        for length in 1...longest { space += countOfLength[length] << (longest - length) }
        while space > 1 << longest {
            countOfLength[longest] -= 1
            guard let shorter = (1..<longest).last(where: { countOfLength[$0] > 0 }) else { break }
            countOfLength[shorter] -= 1
            countOfLength[shorter + 1] += 2
            space -= 1
        }
        // The rarest symbols get the longest codes.
        var next = symbols.makeIterator()
        for length in stride(from: longest, through: 1, by: -1) {
            for _ in 0..<countOfLength[length] {
                if let symbol = next.next() { lengths[symbol] = UInt8(length) }
            }
        }
        return lengths
    }

    /// How deep each leaf lies in Huffman's tree. Leaves and inner nodes each come in order of weight, so that two queues
    /// do (van Leeuwen 1976).
    private static func treeDepths(sortedFrequencies: [UInt64]) -> [Int] {
        let leaves = sortedFrequencies.count
        var weights = sortedFrequencies
        var parents = [Int](repeating: 0, count: 2 * leaves - 1)
        var leaf = 0
        var inner = leaves
        for node in leaves..<2 * leaves - 1 {
            var weight: UInt64 = 0
            for _ in 0..<2 {
                let takesLeaf = leaf < leaves && (inner >= node || weights[leaf] <= weights[inner])
                let child = takesLeaf ? leaf : inner
                if takesLeaf { leaf += 1 } else { inner += 1 }
                weight += weights[child]
                parents[child] = node
            }
            weights.append(weight)
        }
        var depths = [Int](repeating: 0, count: 2 * leaves - 1)
        for node in (0..<2 * leaves - 2).reversed() { depths[node] = depths[parents[node]] + 1 }
        return Array(depths[..<leaves])
    }

    private static func canonicalCodes(lengths: [UInt8]) -> [UInt16] {
        var countOfLength = [Int](repeating: 0, count: 17)
        for length in lengths where length > 0 { countOfLength[Int(length)] += 1 }
        var next = [Int](repeating: 0, count: 17)
        for length in 1...16 { next[length] = (next[length - 1] + countOfLength[length - 1]) << 1 }
        return lengths.map { length in
            guard length > 0 else { return 0 }
            defer { next[Int(length)] += 1 }
            return UInt16(truncatingIfNeeded: next[Int(length)]).bitReversed >> (16 - UInt16(length))
        }
    }
}

extension UInt16 {
    fileprivate var bitReversed: UInt16 {
        var value = (self & 0x5555) << 1 | (self >> 1) & 0x5555
        value = (value & 0x3333) << 2 | (value >> 2) & 0x3333
        value = (value & 0x0F0F) << 4 | (value >> 4) & 0x0F0F
        return value.byteSwapped
    }
}
