import Foundation

/// A file being written, which is whole or absent.
///
/// Bytes go to a temporary name beside the target; ``commit(durably:)`` flushes them and renames. A value that is dropped
/// without a commit leaves nothing behind. Standard output and targets that are no regular files (a device, a
/// pipe) get the bytes at the commit, from a temporary file that has no name.
///
/// Not for use from several threads at once.
public final class OutputFile {
    public let target: OutputTarget
    /// Open for reading and writing, at any position; for libraries that seek (libtiff).
    public let descriptor: Int32
    /// Bytes written through ``write(_:)`` and ``overwrite(_:at:)``; the size of the file once committed.
    public private(set) var byteCount = 0
    /// Whether the file will stand in a folder, where others may lie beside it; false for standard output and devices.
    public var liesInFolder: Bool { finalPath != nil }
    /// Set while the temporary file has a name that must not stay.
    private var temporaryPath: String?
    /// The path to rename to: the target with symbolic links followed; nil for what gets a copy.
    private let finalPath: String?
    private var pending: [UInt8] = []

    private static let bufferSize = 1 << 20

    /// Creates the temporary file.
    public init(_ target: OutputTarget) throws(FileError) {
        self.target = target
        if case .file(let path) = target, let final = try OutputFile.renamePath(path) {
            finalPath = final
            let folder = FilePath.folder(of: final)
            // Names have a limit in bytes, which the longest that the user may give reaches already.
            let stem = ".isobath.part-XXXXXX"
            var template = Array(
                (folder.isEmpty ? stem : (folder as NSString).appendingPathComponent(stem)).utf8CString)
            descriptor = mkstemp(&template)
            guard descriptor >= 0 else { throw .cannotCreate(path, code: errno) }
            let temporary = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
            temporaryPath = temporary
            TemporaryFiles.add(temporary)
        } else {
            finalPath = nil
            var template = Array(
                (NSTemporaryDirectory() as NSString).appendingPathComponent("isobath-XXXXXX").utf8CString)
            descriptor = mkstemp(&template)
            guard descriptor >= 0 else { throw .cannotCreate(NSTemporaryDirectory(), code: errno) }
            unlink(template)
        }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        close(descriptor)
        if let temporaryPath {
            unlink(temporaryPath)
            TemporaryFiles.remove(temporaryPath)
        }
    }

    /// Appends bytes.
    public func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        byteCount += bytes.count
        if pending.count + bytes.count > OutputFile.bufferSize { try flush() }
        if bytes.count >= OutputFile.bufferSize {
            try writeAll(bytes)
        } else {
            pending.append(contentsOf: bytes)
        }
    }

    /// Appends the bytes of an array, a string's UTF-8 view, or any other sequence of bytes.
    public func write(_ bytes: some Collection<UInt8>) throws(FileError) {
        var failure: FileError?
        let done: Void? = bytes.withContiguousStorageIfAvailable { buffer in
            do throws(FileError) { try write(UnsafeRawBufferPointer(buffer)) } catch { failure = error }
        }
        if let failure { throw failure }
        if done == nil { try write(Array(bytes)) }
    }

    /// Replaces bytes that were written before, as for a header whose counts are known at the end.
    public func overwrite(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileError) {
        try flush()
        try place(bytes, at: offset)
    }

    /// Puts bytes at a place in the file, whatever is there. Unlike everything else here it may be called from several
    /// threads at once, for the parts of a file whose places are known beforehand.
    ///
    /// What ``write(_:)`` appends goes on where ``write(_:)`` left off, not behind these bytes.
    public func place(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let count = pwrite(
                descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(target.description, code: errno) }
            done += count
        }
    }

    /// Makes the file appear under its name. Returns its size in bytes.
    /// - Parameter durably: whether to wait until the bytes are on the disk, so that the file is whole even after
    ///   a power cut. Without it the file is whole or absent after the death of the process.
    @discardableResult
    public func commit(durably: Bool = false) throws(FileError) -> Int {
        try flush()
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .cannotWrite(target.description, code: errno) }
        byteCount = Int(status.st_size)
        guard let finalPath, let temporary = temporaryPath else {
            try copyOut()
            return byteCount
        }
        fchmod(descriptor, OutputFile.permissions(replacing: finalPath))
        if durably {
            guard fsync(descriptor) == 0 else { throw .cannotWrite(target.description, code: errno) }
        }
        guard rename(temporary, finalPath) == 0 else { throw .cannotCreate(target.description, code: errno) }
        TemporaryFiles.remove(temporary)
        temporaryPath = nil
        return byteCount
    }

    /// Hands all bytes on to the system, so that a full disk is noticed now and not at the commit: for files of which
    /// either all appear or none.
    public func flush() throws(FileError) {
        guard !pending.isEmpty else { return }
        var failure: FileError?
        pending.withUnsafeBytes { bytes in
            do throws(FileError) { try writeAll(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
        pending.removeAll(keepingCapacity: true)
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
        try OutputFile.writeAll(bytes, to: descriptor, name: target.description)
    }

    private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, name: String) throws(FileError)
    {
        var done = 0
        while done < bytes.count {
            let count = Foundation.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(name, code: errno) }
            done += count
        }
    }

    /// Copies the temporary file to standard output, a device or a pipe.
    private func copyOut() throws(FileError) {
        let sink: Int32
        switch target {
        case .standardOutput: sink = STDOUT_FILENO
        case .file(let path):
            sink = open(path, O_WRONLY | O_CLOEXEC)
            guard sink >= 0 else { throw .cannotCreate(path, code: errno) }
        }
        defer { if sink != STDOUT_FILENO { close(sink) } }
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .cannotWrite(target.description, code: errno) }
        var chunk = [UInt8](repeating: 0, count: OutputFile.bufferSize)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .cannotRead(target.description, code: errno) }
            guard count > 0 else { return }
            var failure: FileError?
            chunk.withUnsafeBytes { bytes in
                do throws(FileError) {
                    try OutputFile.writeAll(
                        UnsafeRawBufferPointer(rebasing: bytes[..<count]), to: sink, name: target.description)
                } catch { failure = error }
            }
            if let failure { throw failure }
        }
    }

    /// The path to rename to, links followed; nil when the target exists and is no regular file.
    private static func renamePath(_ path: String) throws(FileError) -> String? {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else { throw .cannotCreate(path, code: errno) }
            return OutputFile.destination(ofDanglingLink: path) ?? path
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        case S_IFDIR: throw .cannotCreate(path, code: EISDIR)
        default: return nil
        }
    }

    /// Where a symbolic link leads whose end does not exist yet; nil for anything else.
    private static func destination(ofDanglingLink path: String) -> String? {
        guard let end = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return nil }
        return end.hasPrefix("/") ? end : (FilePath.folder(of: path) as NSString).appendingPathComponent(end)
    }

    /// A file that is replaced keeps its permissions; a new one gets what the user's mask allows.
    private static func permissions(replacing path: String) -> mode_t {
        var status = stat()
        if stat(path, &status) == 0 { return status.st_mode & 0o7777 }
        return 0o666 & ~TemporaryFiles.userMask
    }
}
