import Files
import Raster

/// Writing of NumPy's files.
public enum NPYFile {
    /// Writes an array of shape (height, width) of little-endian 32-bit floats in C order, version 1.0.
    /// - Parameter comment: what stands behind the header's dictionary as a Python comment, which NumPy and other readers pass
    ///   over. One line; left out when the header would be longer than NumPy reads.
    public static func write(_ plane: Plane<Float>, comment: String? = nil, to file: OutputFile) throws {
        var dictionary =
            "{'descr': '<f4', 'fortran_order': False, 'shape': (\(plane.height), \(plane.width)), }"
        if let comment = comment.map({ " # " + escaped($0) }), comment.utf8.count < longestComment {
            dictionary += comment
        }
        // The numbers begin at a multiple of 64 bytes, behind a line's end.
        let unpadded = 10 + dictionary.utf8.count + 1
        dictionary += String(repeating: " ", count: (64 - unpadded % 64) % 64) + "\n"
        let length = UInt16(dictionary.utf8.count)
        try file.write([0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)])
        try file.write(dictionary.utf8)
        try file.writeLittleEndian(plane.pixels)
    }

    /// NumPy refuses headers of more than 10,000 bytes.
    private static let longestComment = 9000

    /// JSON's escapes for what is not ASCII: version 1.0 is read as Latin-1.
    private static func escaped(_ text: String) -> String {
        text.utf16.map { unit in
            guard unit < 0x20 || unit > 0x7E else { return String(UnicodeScalar(UInt8(unit))) }
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}

extension OutputFile {
    func writeLittleEndian(_ values: some Collection<Float>) throws(FileError) {
        #if _endian(little)
            var failure: FileError?
            let done: Void? = values.withContiguousStorageIfAvailable { values in
                do throws(FileError) { try write(UnsafeRawBufferPointer(values)) } catch { failure = error }
            }
            if let failure { throw failure }
            if done != nil { return }
        #endif
        for value in values {
            try withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes throws(FileError) in try write(bytes) }
        }
    }
}
