/// The head of a DEFLATE block, which tells the lengths of its codes, itself run-length and Huffman coded (RFC 1951,
/// section 3.2.7). The code of distances is that of the distance 1 alone.
struct CodeLengthHeader {
    private struct Item {
        var symbol: Int
        var extra: UInt64 = 0
        var extraCount: UInt64 = 0
    }

    /// The order in which the lengths of the lengths' own code stand.
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private let literalCount: Int
    private let items: [Item]

    /// - Parameter literals: the lengths of the code of bytes, the block's end, and runs; 286 of them.
    init(literals: [UInt8]) {
        let used = (literals.lastIndex { $0 > 0 } ?? 0) + 1
        literalCount = max(257, used)
        items = CodeLengthHeader.items(literals[..<literalCount] + [1])
    }

    func append(to writer: inout BitWriter) {
        var frequencies = [UInt32](repeating: 0, count: 19)
        for item in items { frequencies[item.symbol] += 1 }
        let code = HuffmanCode(frequencies: frequencies, longest: 7)
        let used = max(4, (CodeLengthHeader.order.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
        writer.append(UInt64(literalCount - 257), count: 5)
        writer.append(0, count: 5)
        writer.append(UInt64(used - 4), count: 4)
        for symbol in CodeLengthHeader.order[..<used] { writer.append(UInt64(code.lengths[symbol]), count: 3) }
        for item in items {
            writer.append(UInt64(code.codes[item.symbol]), count: UInt64(code.lengths[item.symbol]))
            writer.append(item.extra, count: item.extraCount)
        }
    }

    /// 16 repeats the length before 3...6 times, 17 stands for 3...10 zeros, 18 for 11...138.
    private static func items(_ lengths: ArraySlice<UInt8>) -> [Item] {
        var items: [Item] = []
        var index = lengths.startIndex
        while index < lengths.endIndex {
            let length = lengths[index]
            var run = lengths[index...].prefix { $0 == length }.count
            index += run
            if length == 0 {
                while run >= 11 {
                    let taken = min(run, 138)
                    items.append(Item(symbol: 18, extra: UInt64(taken - 11), extraCount: 7))
                    run -= taken
                }
                if run >= 3 {
                    items.append(Item(symbol: 17, extra: UInt64(run - 3), extraCount: 3))
                    run = 0
                }
            } else {
                items.append(Item(symbol: Int(length)))
                run -= 1
                while run >= 3 {
                    let taken = min(run, 6)
                    items.append(Item(symbol: 16, extra: UInt64(taken - 3), extraCount: 2))
                    run -= taken
                }
            }
            for _ in 0..<run { items.append(Item(symbol: Int(length))) }
        }
        return items
    }
}
