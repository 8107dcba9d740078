import Files
import Foundation
import Hummingbird

/// Sends a file in pieces, each read when the client has taken the one before.
enum FileChunks {
    private static let chunk = 128 << 10

    static func write(_ path: String, range: Range<Int>, to writer: inout any ResponseBodyWriter) async throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path, "cannot be opened", exitStatus: .inputOutput) }
        defer { close(descriptor) }
        var position = range.lowerBound
        while position < range.upperBound {
            let buffer = try read(descriptor, at: position, count: min(chunk, range.upperBound - position))
            position += buffer.readableBytes
            try await writer.write(buffer)
        }
    }

    private static func read(_ descriptor: Int32, at position: Int, count: Int) throws -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(count)
        var failed = false
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { bytes in
            var result = 0
            repeat {
                result = pread(descriptor, bytes.baseAddress, count, off_t(position))
            } while result < 0 && errno == EINTR
            failed = result <= 0
            return max(0, result)
        }
        // The answer has begun: what is short now ends the connection, so that the client sees that it is.
        guard !failed else { throw FileError("file", "cannot be read", exitStatus: .inputOutput) }
        return buffer
    }
}
