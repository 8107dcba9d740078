/// Bits packed from the lowest of each byte up, as DEFLATE has them, into memory with room for them.
struct BitWriter {
    /// Where the next whole byte goes.
    fileprivate(set) var position: UnsafeMutableRawPointer
    private var pending: UInt64 = 0
    private var pendingCount: UInt64 = 0

    init(_ position: UnsafeMutableRawPointer) {
        self.position = position
    }

    /// Appends up to 56 bits, of which none above `count` is set; writes no more than 8 bytes past ``position``.
    @inline(__always) mutating func append(_ bits: UInt64, count: UInt64) {
        pending |= bits << pendingCount
        pendingCount &+= count
        position.storeBytes(of: pending.littleEndian, as: UInt64.self)
        let whole = pendingCount >> 3
        position += Int(whole)
        pending >>= whole << 3
        pendingCount &= 7
    }

    /// Fills the last byte up with zeros.
    mutating func align() {
        if pendingCount > 0 { append(0, count: 8 - pendingCount) }
    }
}

extension BitWriter {
    /// Goes on writing elsewhere, with the bits that do not fill a byte yet.
    mutating func rewind(to start: UnsafeMutableRawPointer) {
        position = start
    }
}
