import Foundation

/// The bytes of a file or of standard input, with the name to use when speaking of it.
///
/// A regular file is mapped, not copied; the map is held as long as the value lives.
public struct InputFile: Sendable {
    /// As the user gave it; "standard input" for `-`.
    public let name: String
    public let bytes: Data

    public init(name: String, bytes: Data) {
        self.name = name
        self.bytes = bytes
    }

    /// Reads `path`, or standard input when it is `-`.
    public init(path: String) throws(FileError) {
        guard path != "-" else {
            self.init(
                name: "standard input", bytes: try InputFile.drain(descriptor: STDIN_FILENO, name: "standard input"))
            return
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotOpen(path, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .cannotRead(path, code: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            throw .cannotOpen(path, code: EISDIR)
        case S_IFREG:
            self.init(
                name: path, bytes: try InputFile.map(descriptor: descriptor, size: Int(status.st_size), name: path))
        default:
            self.init(name: path, bytes: try InputFile.drain(descriptor: descriptor, name: path))
        }
    }

    private static func map(descriptor: Int32, size: Int, name: String) throws(FileError) -> Data {
        guard size > 0 else { return Data() }
        guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw .cannotRead(name, code: errno)
        }
        return Data(bytesNoCopy: address, count: size, deallocator: .unmap)
    }

    private static func drain(descriptor: Int32, name: String) throws(FileError) -> Data {
        var data = Data()
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .cannotRead(name, code: errno) }
            guard count > 0 else { return data }
            data.append(contentsOf: chunk[..<count])
        }
    }
}
