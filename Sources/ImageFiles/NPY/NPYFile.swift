import Files
import Raster

/// Writing of NumPy's files.
public enum NPYFile {
    /// Writes an array of shape (height, width) of little-endian 32-bit floats in C order, version 1.0.
    public static func write(_ plane: Plane<Float>, to file: OutputFile) throws {
        var dictionary =
            "{'descr': '<f4', 'fortran_order': False, 'shape': (\(plane.height), \(plane.width)), }"
        // The numbers begin at a multiple of 64 bytes, behind a line's end.
        let unpadded = 10 + dictionary.utf8.count + 1
        dictionary += String(repeating: " ", count: (64 - unpadded % 64) % 64) + "\n"
        let length = UInt16(dictionary.utf8.count)
        try file.write([0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)])
        try file.write(dictionary.utf8)
        try file.writeLittleEndian(plane.pixels)
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
