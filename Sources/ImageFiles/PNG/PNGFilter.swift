/// The ways in which a row's bytes are written as differences from their neighbours (PNG specification, section 9).
enum PNGFilter: UInt8, CaseIterable {
    case none, sub, up, average, paeth

    /// Filters a row.
    /// - Parameters:
    ///   - row: `count` bytes as the file has them.
    ///   - above: the row before; zeros for the first one.
    ///   - step: bytes a pixel, the distance to the byte on the left.
    ///   - output: room for `count` bytes.
    func apply(
        row: UnsafePointer<UInt8>, above: UnsafePointer<UInt8>, count: Int, step: Int,
        output: UnsafeMutablePointer<UInt8>
    ) {
        // What lies left of the first pixel counts as zero.
        let first = min(step, count)
        switch self {
        case .none:
            output.update(from: row, count: count)
        case .sub:
            output.update(from: row, count: first)
            for index in first..<count { output[index] = row[index] &- row[index &- step] }
        case .up:
            for index in 0..<count { output[index] = row[index] &- above[index] }
        case .average:
            for index in 0..<first { output[index] = row[index] &- above[index] >> 1 }
            for index in first..<count {
                let sum = UInt16(row[index &- step]) &+ UInt16(above[index])
                output[index] = row[index] &- UInt8(truncatingIfNeeded: sum &>> 1)
            }
        case .paeth:
            for index in 0..<first { output[index] = row[index] &- above[index] }
            for index in first..<count {
                output[index] =
                    row[index]
                    &- PNGFilter.paeth(left: row[index &- step], above: above[index], corner: above[index &- step])
            }
        }
    }

    /// The neighbour nearest to left + above - corner; written without branches, so that it runs on vectors.
    @inline(__always) private static func paeth(left: UInt8, above: UInt8, corner: UInt8) -> UInt8 {
        let (a, b, c) = (Int16(left), Int16(above), Int16(corner))
        let fromLeft = magnitude(b &- c)
        let fromAbove = magnitude(a &- c)
        let fromCorner = magnitude(a &+ b &- c &- c)
        let aboveOrCorner = fromAbove <= fromCorner ? above : corner
        return fromLeft <= fromAbove && fromLeft <= fromCorner ? left : aboveOrCorner
    }

    @inline(__always) private static func magnitude(_ value: Int16) -> Int16 {
        let sign = value &>> 15
        return (value ^ sign) &- sign
    }

    /// How much a filtered row will likely take: the sum of its bytes as signed numbers, without their signs, which is
    /// libpng's rule too.
    static func cost(_ filtered: UnsafePointer<UInt8>, count: Int) -> Int {
        var sum = 0
        var start = 0
        while start < count {
            // Parts whose sum fits in 32 bits, which vectors add faster.
            let end = min(start + 1 << 16, count)
            var part: UInt32 = 0
            for index in start..<end {
                let byte = filtered[index]
                part &+= UInt32(min(byte, 0 &- byte))
            }
            sum += Int(part)
            start = end
        }
        return sum
    }
}
