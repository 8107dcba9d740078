import Crypto
import Files
import Foundation

/// SHA-256 of files, 64 hexadecimal digits in lower case.
enum Checksum {
    /// Of a file; of a network in two files (OpenVINO's .xml and .bin), of both one after the other.
    static func sha256(ofFileAt path: String) throws(ModelError) -> String {
        var hash = SHA256()
        for part in [path] + companions(of: path) { try update(&hash, withFileAt: part) }
        return hex(hash.finalize())
    }

    static func sha256(of bytes: UnsafeRawBufferPointer) -> String {
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        return hex(hash.finalize())
    }

    /// The files that belong to a network's: the weights of an OpenVINO IR.
    static func companions(of path: String) -> [String] {
        guard (path as NSString).pathExtension.lowercased() == "xml" else { return [] }
        return [(path as NSString).deletingPathExtension + ".bin"]
    }

    private static func update(_ hash: inout SHA256, withFileAt path: String) throws(ModelError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ModelError(
                path, "cannot be opened (\(String(cString: strerror(errno)).lowercased()))", exitStatus: .noInput)
        }
        defer { close(descriptor) }
        let failed = withUnsafeTemporaryAllocation(byteCount: 1 << 20, alignment: 64) { chunk -> Bool in
            while true {
                let count = read(descriptor, chunk.baseAddress, chunk.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return count < 0 }
                hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
            }
        }
        if failed { throw ModelError(path, "cannot be read", exitStatus: .inputOutput) }
    }

    private static func hex(_ digest: SHA256.Digest) -> String {
        digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
