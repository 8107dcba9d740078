/// A DEFLATE compressor for filtered rows of pixels: runs of equal bytes, and a Huffman code for each block (RFC 1951).
///
/// Filtered rows hold small differences and runs of zeros, and little else that repeats: searching for longer matches,
/// as zlib and libdeflate do, makes photos larger and depth pictures a few per cent smaller, and takes three to ten
/// times as long.
struct RunLengthDeflate {
    /// The most bytes that a block takes.
    static let blockSize = 1 << 17
    /// The most bytes that ``appendBlock(_:to:)`` writes: 2 a byte, a header, and the writer's slack.
    static let blockBound = 2 * blockSize + 1024

    /// 15 is the format's limit; with 12, three symbols fit in a word of 64 bits.
    private static let longestCode = 12
    private static let endOfBlock = 256
    private static let shortestRun = 8
    private static let longestRun = 258

    /// Bytes 0...255, and runs of the byte before as 256 + their length - 3.
    private var tokens: [UInt16]

    init() {
        tokens = Array(repeating: 0, count: RunLengthDeflate.blockSize)
    }

    /// Compresses up to ``blockSize`` bytes to one block that is not the last.
    mutating func appendBlock(_ bytes: UnsafeRawBufferPointer, to writer: inout BitWriter) {
        var frequencies = [UInt32](repeating: 0, count: 512)
        let count = tokens.withUnsafeMutableBufferPointer { tokens in
            frequencies.withUnsafeMutableBufferPointer { frequencies in
                RunLengthDeflate.tokenize(bytes, into: tokens, counting: frequencies)
            }
        }
        var symbolFrequencies = Array(frequencies[..<256]) + [UInt32](repeating: 0, count: 30)
        symbolFrequencies[RunLengthDeflate.endOfBlock] = 1
        for length in 3...RunLengthDeflate.longestRun {
            symbolFrequencies[RunLength.of(length).symbol] += frequencies[256 + length - 3]
        }
        let code = HuffmanCode(frequencies: symbolFrequencies, longest: RunLengthDeflate.longestCode)
        // Not the last block; of the kind with codes of its own.
        writer.append(0b100, count: 3)
        CodeLengthHeader(literals: code.lengths).append(to: &writer)
        let table = RunLengthDeflate.table(code)
        tokens.withUnsafeBufferPointer { tokens in
            table.withUnsafeBufferPointer { table in
                RunLengthDeflate.append(tokens[..<count], table, to: &writer)
            }
        }
        let end = RunLengthDeflate.endOfBlock
        writer.append(UInt64(code.codes[end]), count: UInt64(code.lengths[end]))
    }

    /// Ends a piece of a stream at a whole byte, so that another can follow: an empty stored block.
    static func appendBoundary(to writer: inout BitWriter) {
        writer.append(0, count: 3)
        writer.align()
        writer.append(0xFFFF_0000, count: 32)
    }

    private static func tokenize(
        _ bytes: UnsafeRawBufferPointer, into tokens: UnsafeMutableBufferPointer<UInt16>,
        counting frequencies: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        var count = 0
        var position = 0
        func take(_ token: UInt16) {
            tokens[count] = token
            count &+= 1
            frequencies[Int(token)] &+= 1
        }
        while position < bytes.count {
            if position > 0, position &+ 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                if word == bytes.loadUnaligned(fromByteOffset: position &- 1, as: UInt64.self) {
                    let end = endOfRun(bytes, from: position &+ 8)
                    while end &- position >= shortestRun {
                        let length = min(end &- position, longestRun)
                        take(UInt16(truncatingIfNeeded: 256 &+ length &- 3))
                        position &+= length
                    }
                } else {
                    var rest = UInt64(littleEndian: word)
                    for _ in 0..<8 {
                        take(UInt16(truncatingIfNeeded: rest & 0xFF))
                        rest >>= 8
                    }
                    position &+= 8
                }
            } else {
                take(UInt16(bytes[position]))
                position &+= 1
            }
        }
        return count
    }

    /// Where the bytes stop being equal to the one before.
    private static func endOfRun(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var end = start
        let byte = bytes[start &- 1]
        let pattern = 0x0101_0101_0101_0101 &* UInt64(byte)
        while end &+ 8 <= bytes.count, bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self) == pattern {
            end &+= 8
        }
        while end < bytes.count, bytes[end] == byte { end &+= 1 }
        return end
    }

    /// For each token its bits, shifted up by 5, and how many they are.
    private static func table(_ code: HuffmanCode) -> [UInt32] {
        (0..<512).map { token in
            if token < 256 { return UInt32(code.codes[token]) << 5 | UInt32(code.lengths[token]) }
            let run = RunLength.of(token - 256 + 3)
            let length = UInt32(code.lengths[run.symbol])
            // The distance 1 is the only one and has the code 0, of one bit, which follows the run's extra bits.
            let bits = UInt32(code.codes[run.symbol]) | UInt32(run.extra) << length
            return bits << 5 | (length + UInt32(run.extraCount) + 1)
        }
    }

    private static func append(
        _ tokens: Slice<UnsafeBufferPointer<UInt16>>, _ table: UnsafeBufferPointer<UInt32>, to writer: inout BitWriter
    ) {
        // 12 bits of code, 5 extra ones and 1 of distance make 18 at most, so that three tokens make 54.
        let tokens = UnsafeBufferPointer(rebasing: tokens)
        var index = 0
        while index &+ 3 <= tokens.count {
            let first = UInt64(table[Int(tokens[index])])
            let second = UInt64(table[Int(tokens[index &+ 1])])
            let third = UInt64(table[Int(tokens[index &+ 2])])
            let (firstCount, secondCount) = (first & 31, second & 31)
            let bits = (first >> 5) | (second >> 5) << firstCount | (third >> 5) << (firstCount &+ secondCount)
            writer.append(bits, count: firstCount &+ secondCount &+ (third & 31))
            index &+= 3
        }
        while index < tokens.count {
            let entry = UInt64(table[Int(tokens[index])])
            writer.append(entry >> 5, count: entry & 31)
            index &+= 1
        }
    }
}
