import CLibDeflate
import Files

/// The frame of a PNG file: chunks of a length, a name, bytes, and their CRC-32 (PNG specification, section 5).
struct PNGChunks {
    let file: OutputFile

    func writeSignature() throws(FileError) {
        try file.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    }

    func writeHeader(width: Int, height: Int, layout: PNGLayout) throws(FileError) {
        // Compression, filtering and interlacing are of the only or the plain kind.
        try write(
            "IHDR", bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [layout.bitDepth, layout.colorType, 0, 0, 0])
    }

    func writeEnd() throws(FileError) {
        try write("IEND", [])
    }

    func write(_ name: String, _ bytes: [UInt8]) throws(FileError) {
        try write(name, bytes[...])
    }

    /// A chunk of at most 2^31 - 1 bytes.
    func write(_ name: String, _ bytes: ArraySlice<UInt8>) throws(FileError) {
        let type = Array(name.utf8)
        try file.write(bigEndian(UInt32(bytes.count)))
        try file.write(type)
        let check = bytes.withUnsafeBytes { bytes in
            libdeflate_crc32(libdeflate_crc32(0, type, type.count), bytes.baseAddress, bytes.count)
        }
        try file.write(bytes)
        try file.write(bigEndian(check))
    }
}

/// A number as PNG files hold it.
func bigEndian(_ value: UInt32) -> [UInt8] {
    [
        UInt8(truncatingIfNeeded: value >> 24), UInt8(truncatingIfNeeded: value >> 16),
        UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value),
    ]
}
