import CZlib

/// Compresses the bytes of one band to raw DEFLATE (RFC 1951) that ends at a whole byte without a last block, so that the
/// next band's can follow it.
///
/// With zlib's run-length strategy (`Z_RLE`), which its manual says is made for PNG pictures: almost as fast as coding
/// without any matches.
struct BandDeflater: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    private let room: UnsafeMutableRawBufferPointer
    /// What has been compressed so far.
    private(set) var output: [UInt8] = []

    private static let windowBits: Int32 = 15
    /// zlib's largest; it makes fewer and better fitting codes.
    private static let memoryLevel: Int32 = 9

    /// - Throws: when memory is short.
    init(expectedBytes: Int) throws(DeflateFailure) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        room = .allocate(byteCount: 1 << 16, alignment: 16)
        // Negative: no header and no check, which the whole stream has once.
        let status = deflateInit2_(
            stream, Z_BEST_SPEED, Z_DEFLATED, -BandDeflater.windowBits, BandDeflater.memoryLevel, Z_RLE, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw DeflateFailure() }
        output.reserveCapacity(expectedBytes)
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
        room.deallocate()
    }

    /// Takes in more bytes, fewer than 4 GiB at a time.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(truncatingIfNeeded: bytes.count)
        run(Z_NO_FLUSH)
    }

    /// Ends at a whole byte, after which another band's bytes may follow.
    mutating func finish() {
        stream.pointee.avail_in = 0
        run(Z_SYNC_FLUSH)
    }

    private mutating func run(_ flush: Int32) {
        repeat {
            stream.pointee.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
            stream.pointee.avail_out = UInt32(room.count)
            // Fails only when its state is broken, which nothing here does; with room to write it always gets on.
            deflate(stream, flush)
            output.append(contentsOf: room[..<(room.count - Int(stream.pointee.avail_out))])
        } while stream.pointee.avail_out == 0
    }
}

/// zlib could not be started.
struct DeflateFailure: Error {}
