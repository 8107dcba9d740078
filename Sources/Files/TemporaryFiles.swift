import Foundation

/// The temporary names of files and folders in use, so that an interrupted run can remove them.
public enum TemporaryFiles {
    private static let lock = NSLock()
    nonisolated(unsafe) private static var paths: Set<String> = []

    /// The process' file creation mask, read once (reading it means setting it).
    static let userMask: mode_t = {
        let mask = umask(0o022)
        umask(mask)
        return mask
    }()

    public static func add(_ path: String) {
        lock.withLock { _ = paths.insert(path) }
    }

    public static func remove(_ path: String) {
        lock.withLock { _ = paths.remove(path) }
    }

    /// Removes them all; for the moment before the process ends early.
    public static func removeAll() {
        lock.withLock {
            for path in paths where unlink(path) != 0 { try? FileManager.default.removeItem(atPath: path) }
            paths.removeAll()
        }
    }
}
