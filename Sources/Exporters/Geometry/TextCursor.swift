/// Writes text into memory that is known to be large enough.
struct TextCursor {
    private(set) var position: UnsafeMutablePointer<UInt8>
    private let powers = PowersOfTen.table

    /// The most bytes that ``number(_:digits:)`` takes.
    static let longestNumber = 20
    /// The most bytes that ``integer(_:)`` takes.
    static let longestInteger = 20

    init(_ start: UnsafeMutablePointer<UInt8>) { position = start }

    @inline(__always)
    mutating func byte(_ byte: UInt8) {
        position.pointee = byte
        position += 1
    }

    @inline(__always)
    mutating func blank() { byte(0x20) }

    @inline(__always)
    mutating func newline() { byte(0x0A) }

    /// A whole number, 0 or more.
    @inline(__always)
    mutating func integer(_ value: Int) { digits(UInt64(value)) }

    /// Bytes that were written before, once more.
    @inline(__always)
    mutating func copy(_ bytes: UnsafeMutablePointer<UInt8>, count: Int) {
        for index in 0..<count { position[index] = bytes[index] }
        position += count
    }

    /// A number with so many significant digits, rounded to the nearest; nine restore a Float exactly.
    ///
    /// Without trailing zeros; with an exponent below 0.00001 and from a thousand million on.
    /// - Parameters:
    ///   - value: finite.
    ///   - digits: 1...9.
    @inline(__always)
    mutating func number(_ value: Float, digits count: Int) {
        var magnitude = Double(value)
        if magnitude < 0 {
            byte(0x2D)
            magnitude = -magnitude
        }
        // What is not finite has no digits; the table below has no place for it either.
        guard magnitude > 0, magnitude.isFinite else { return byte(0x30) }
        // floor(log10) from the binary exponent is right or one too small.
        var exponent = Int((Double(magnitude.exponent) * 0.301_029_995_663_981).rounded(.down))
        if magnitude >= powers[exponent + 1 + PowersOfTen.zero] { exponent += 1 }
        var whole = UInt64(magnitude * powers[count - 1 - exponent + PowersOfTen.zero] + 0.5)
        if whole >= PowersOfTen.whole(count) {
            whole /= 10
            exponent += 1
        }
        var length = count
        while whole % 10 == 0 {
            whole /= 10
            length -= 1
        }
        if exponent < -5 || exponent > 8 {
            scientific(whole, length: length, exponent: exponent)
        } else {
            fixed(whole, length: length, exponent: exponent)
        }
    }

    @inline(__always)
    private mutating func fixed(_ whole: UInt64, length: Int, exponent: Int) {
        if exponent < 0 {
            byte(0x30)
            byte(0x2E)
            for _ in 0..<(-exponent - 1) { byte(0x30) }
            digits(whole, length: length)
        } else if exponent >= length - 1 {
            digits(whole, length: length)
            for _ in 0..<(exponent - length + 1) { byte(0x30) }
        } else {
            // One byte is left free for the point, and the digits before it move down.
            let start = position
            position += 1
            digits(whole, length: length)
            for index in 0...exponent { start[index] = start[index + 1] }
            start[exponent + 1] = 0x2E
        }
    }

    @inline(never)
    private mutating func scientific(_ whole: UInt64, length: Int, exponent: Int) {
        let start = position
        position += 1
        digits(whole, length: length)
        start[0] = start[1]
        if length > 1 { start[1] = 0x2E } else { position = start + 1 }
        byte(0x65)
        byte(exponent < 0 ? 0x2D : 0x2B)
        if abs(exponent) < 10 { byte(0x30) }
        integer(abs(exponent))
    }

    @inline(__always)
    private mutating func digits(_ value: UInt64) {
        var length = 1
        var bound: UInt64 = 10
        while value >= bound {
            length += 1
            let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
            if overflow { break }
            bound = next
        }
        digits(value, length: length)
    }

    @inline(__always)
    private mutating func digits(_ value: UInt64, length: Int) {
        var rest = value
        for index in stride(from: length - 1, through: 0, by: -1) {
            position[index] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
            rest /= 10
        }
        position += length
    }
}

/// Powers of ten for all exponents that a Float with nine digits needs.
enum PowersOfTen {
    /// The place of 10^0 in ``table``.
    static let zero = 64
    /// Read only, made once, never freed.
    nonisolated(unsafe) static let table: UnsafePointer<Double> = {
        let powers = UnsafeMutablePointer<Double>.allocate(capacity: 2 * zero)
        for index in 0..<2 * zero { powers[index] = Double("1e\(index - zero)") ?? 0 }
        return UnsafePointer(powers)
    }()

    @inline(__always)
    static func whole(_ exponent: Int) -> UInt64 {
        UInt64(table[exponent + zero])
    }
}
