/// Text in the making, with numbers in plain decimal notation.
struct DecimalText {
    var bytes: [UInt8] = []

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Appends `value / 10^decimals` without trailing zeros.
    @inline(__always)
    mutating func append(_ value: Int, decimals: Int) {
        var digits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { buffer in
            var end = buffer.count
            var rest = value.magnitude
            var isSignificant = false
            for _ in 0..<min(decimals, 9) {
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                rest = quotient
                isSignificant = isSignificant || digit != 0
                if isSignificant {
                    end -= 1
                    buffer[end] = UInt8(truncatingIfNeeded: digit) + 0x30
                }
            }
            if isSignificant {
                end -= 1
                buffer[end] = 0x2E
            }
            repeat {
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                rest = quotient
                end -= 1
                buffer[end] = UInt8(truncatingIfNeeded: digit) + 0x30
            } while rest != 0
            if value < 0 {
                end -= 1
                buffer[end] = 0x2D
            }
            bytes.append(contentsOf: buffer[end...])
        }
    }

    /// Appends a place in pixels, exactly.
    @inline(__always)
    mutating func append(_ point: IsolinePoint, separator: UInt8) {
        append(Int(point.x), decimals: 3)
        bytes.append(separator)
        append(Int(point.y), decimals: 3)
    }
}
