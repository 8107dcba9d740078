import Foundation

/// Keeps a folder of compiled networks, of which there is one for each shape of photo, from growing without end: what was used
/// longest ago goes first. Who runs a file that goes is not disturbed, as it stays mapped.
enum CacheEviction {
    private struct Entry {
        let path: String
        let bytes: Int
        let used: Date
    }

    /// Counts a file as used now.
    static func markUsed(_ path: String) {
        utimes(path, nil)
    }

    /// Deletes files from the folders in `folder` until those that are left take no more than `limit` bytes.
    /// - Parameter newest: stays, however large.
    static func makeRoom(in folder: String, limit: Int, sparing newest: String) {
        let entries = entries(in: folder).sorted { $0.used < $1.used }
        var bytes = entries.reduce(0) { $0 + $1.bytes }
        for entry in entries where bytes > limit && entry.path != newest && unlink(entry.path) == 0 {
            bytes -= entry.bytes
        }
    }

    /// Whole compiled networks, and parts that a killed process has left.
    private static func entries(in folder: String) -> [Entry] {
        let files = FileManager.default
        return (files.subpaths(atPath: folder) ?? []).compactMap { name in
            guard name.hasSuffix(".blob") || name.hasSuffix(".part") else { return nil }
            let path = (folder as NSString).appendingPathComponent(name)
            guard let attributes = try? files.attributesOfItem(atPath: path), let bytes = attributes[.size] as? Int,
                let used = attributes[.modificationDate] as? Date
            else { return nil }
            return Entry(path: path, bytes: bytes, used: used)
        }
    }
}
