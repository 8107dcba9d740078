import Files
import Foundation

/// The file that a download goes to until it is whole, and what the server said of it, so that a later one can go on.
///
/// `FILE.part` holds the bytes, `FILE.part.tag` the address and the server's entity tag. Only one process at a time;
/// ``finish()`` has to be called.
final class PartialDownload: @unchecked Sendable {
    let path: String
    /// What the catalogue says; more is never taken.
    let expectedBytes: Int?
    /// How many there are. Written by the download's thread while it runs, read by others after.
    private(set) var bytes = 0
    private let descriptor: Int32
    private var restarted = false
    private var tagPath: String { path + ".tag" }

    init(path: String, expectedBytes: Int?) throws(ModelError) {
        descriptor = try PartialDownload.openAlone(path)
        self.path = path
        self.expectedBytes = expectedBytes
        var status = stat()
        if fstat(descriptor, &status) == 0 { bytes = Int(status.st_size) }
        if let expectedBytes, bytes > expectedBytes { truncate() }
    }

    /// Opens the file so that no other process can open it this way.
    private static func openAlone(_ path: String) throws(ModelError) -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw ModelError(
                path, "cannot be created (\(reason()))", mend: "set ISOBATH_HOME to a folder that you may write to",
                exitStatus: .cannotCreate)
        }
        var opened = stat()
        var named = stat()
        // A file that another process has installed meanwhile has lost the name, and must not be written to.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &opened) == 0, stat(path, &named) == 0,
            opened.st_ino == named.st_ino
        else {
            close(descriptor)
            throw ModelError(path, "is being pulled by another isobath", mend: "wait for it")
        }
        return descriptor
    }

    /// Lets go of the file. Not left to the end of this value, which a URL session keeps alive for a while.
    func finish() {
        // An attempt that brought nothing leaves nothing.
        if bytes == 0 {
            unlink(path)
            unlink(tagPath)
        }
        close(descriptor)
    }

    /// The entity tag of the bytes that are here, if they came from that address.
    func tag(for url: URL) -> String? {
        guard let data = FileManager.default.contents(atPath: tagPath) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.count >= 2 && lines[0] == url.absoluteString && !lines[1].isEmpty ? String(lines[1]) : nil
    }

    /// Notes where the bytes come from and the server's tag for them.
    func note(tag: String?, of url: URL) {
        let text = "\(url.absoluteString)\n\(tag ?? "")\n"
        _ = FileManager.default.createFile(atPath: tagPath, contents: Data(text.utf8))
    }

    /// How many bytes there would be with so many more; nil when no file is that long or this one is not. A server can
    /// announce any number.
    func length(with more: Int) -> Int? {
        let (sum, overflow) = bytes.addingReportingOverflow(more)
        return overflow || sum > expectedBytes ?? .max ? nil : sum
    }

    /// Appends bytes; the reason when that fails.
    func append(_ data: Data) -> String? {
        var failure: String?
        data.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = pwrite(
                    descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(bytes + done))
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else {
                    failure = "cannot be written (\(PartialDownload.reason()))"
                    break
                }
                done += count
            }
            bytes += done
        }
        return failure
    }

    /// Drops the bytes that are here; the server starts anew.
    func truncate() {
        ftruncate(descriptor, 0)
        if bytes > 0 { restarted = true }
        bytes = 0
    }

    /// How many of the bytes that were there before are still part of the file.
    func keptBytes(of before: Int) -> Int { restarted ? 0 : before }

    /// Removes bytes that turned out wrong.
    func discard() {
        truncate()
        unlink(tagPath)
    }

    /// Makes the whole file appear under its name, for good.
    func install(as target: String) throws(ModelError) {
        guard fsync(descriptor) == 0, rename(path, target) == 0 else {
            throw ModelError(target, "cannot be created (\(PartialDownload.reason()))", exitStatus: .cannotCreate)
        }
        unlink(tagPath)
        // The rename itself is on the disk once the folder is.
        let folder = open(FilePath.folder(of: target), O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    private static func reason() -> String {
        String(cString: strerror(errno)).lowercased()
    }
}
