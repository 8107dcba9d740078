import Files
import Foundation
import Hummingbird

/// Files as one ZIP (PKWARE's APPNOTE 6.3.10) that is made while it is sent: entries are stored, as most of what is exported
/// is packed already, so that its length is known beforehand and nothing is copied. Large ones get the ZIP64 records.
struct ZIPArchive: Sendable {
    /// One entry. Its name is one of ours: letters, digits, dots and hyphens, no folder.
    struct Entry: Sendable {
        let name: String
        let path: String
        let size: Int
        let checksum: UInt32

        init(name: String, path: String, size: Int, checksum: UInt32) {
            self.name = name
            self.path = path
            self.size = size
            self.checksum = checksum
        }

        /// Reads the file once for its checksum.
        init(name: String, path: String) throws(FileError) {
            let file = try InputFile(path: path)
            var checksum = CRC32()
            file.bytes.withUnsafeBytes { checksum.add($0) }
            self.init(name: name, path: path, size: file.bytes.count, checksum: checksum.value)
        }
    }

    private let entries: [Entry]

    init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// The archive's length in bytes.
    var length: Int {
        entries.reduce(tail.count) { $0 + ZIPRecords.localHeader(of: $1).count + $1.size }
    }

    /// Sends it.
    func write(to writer: inout any ResponseBodyWriter) async throws {
        for entry in entries {
            try await writer.write(ByteBuffer(bytes: ZIPRecords.localHeader(of: entry)))
            try await FileChunks.write(entry.path, range: 0..<entry.size, to: &writer)
        }
        try await writer.write(ByteBuffer(bytes: tail))
    }

    /// The central directory and its end.
    var tail: [UInt8] {
        var directory: [UInt8] = []
        var offset = 0
        for entry in entries {
            directory += ZIPRecords.directoryHeader(of: entry, at: offset)
            offset += ZIPRecords.localHeader(of: entry).count + entry.size
        }
        return directory + ZIPRecords.end(entries: entries.count, directorySize: directory.count, at: offset)
    }
}
