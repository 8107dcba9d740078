import Files
import Foundation

/// The checksums of files that have been worked out before, so that a network of a gigabyte is not read twice a run.
///
/// A checksum holds as long as the file's size, inode and time of change are what they were; a program that tampers with a
/// file can set the time of its modification back, but not that of its change.
struct VerifiedFiles {
    private let path: String
    private var entries: [String: Entry]

    private struct Entry: Codable, Equatable {
        var stamp: [Int]
        var sha256: String
    }

    /// - Parameter folder: of the store; it need not exist.
    init(folder: String) {
        path = (folder as NSString).appendingPathComponent(".verified.json")
        let data = FileManager.default.contents(atPath: path) ?? Data()
        // It only saves work: one that cannot be read counts as empty.
        entries = (try? JSONDecoder().decode([String: Entry].self, from: data)) ?? [:]
    }

    /// The file's checksum, from memory when the file has not changed.
    mutating func checksum(ofFileAt file: String) throws(ModelError) -> String {
        if let entry = entries[file], entry.stamp == VerifiedFiles.stamp(file) { return entry.sha256 }
        return try freshChecksum(ofFileAt: file)
    }

    /// The file's checksum, read anew.
    mutating func freshChecksum(ofFileAt file: String) throws(ModelError) -> String {
        let stamp = VerifiedFiles.stamp(file)
        let sha256 = try Checksum.sha256(ofFileAt: file)
        entries[file] = Entry(stamp: stamp, sha256: sha256)
        save()
        return sha256
    }

    private func save() {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let folder = FilePath.folder(of: path)
        // A store that cannot be written to still works.
        guard FileManager.default.fileExists(atPath: folder), let data = try? encoder.encode(entries),
            let output = try? OutputFile(.file(path)), (try? output.write(data)) != nil
        else { return }
        _ = try? output.commit()
    }

    private static func stamp(_ file: String) -> [Int] {
        ([file] + Checksum.companions(of: file)).flatMap { part -> [Int] in
            var status = stat()
            guard stat(part, &status) == 0 else { return [-1] }
            #if os(macOS)
                let changed = status.st_ctimespec
            #else
                let changed = status.st_ctim
            #endif
            return [Int(status.st_size), Int(status.st_ino), changed.tv_sec, Int(changed.tv_nsec)]
        }
    }
}
