/// How DEFLATE writes a length of 3...258: a symbol and extra bits (RFC 1951, section 3.2.5).
struct RunLength {
    var symbol: Int
    var extra: Int
    var extraCount: Int

    static func of(_ length: Int) -> RunLength { table[length - 3] }

    private static let table: [RunLength] = (3...258).map { length in
        if length == 258 { return RunLength(symbol: 285, extra: 0, extraCount: 0) }
        if length < 11 { return RunLength(symbol: 254 + length, extra: 0, extraCount: 0) }
        // From 11 on, four symbols share each number of extra bits.
        let offset = length - 3
        let extraCount = Int.bitWidth - 1 - offset.leadingZeroBitCount - 2
        let symbol = 257 + 4 * (extraCount + 1) + (offset >> extraCount) - 4
        return RunLength(symbol: symbol, extra: offset & (1 << extraCount - 1), extraCount: extraCount)
    }
}
