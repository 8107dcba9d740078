import Foundation

/// What tells one regular file from another, whatever its names: its device and its number there.
public struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let file: UInt64

    /// Nil when there is no regular file of that name. Symbolic links are followed.
    public init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        device = UInt64(status.st_dev)
        file = UInt64(status.st_ino)
    }
}
