import Files
import Foundation

/// A folder for the files of one request, which goes when the last who holds it lets go of it.
final class WorkFolder: Sendable {
    let path: String
    private let isTemporary: Bool
    /// The room that its uploads take, given back with the folder.
    let share: UploadBudget.Share?

    /// Makes a folder with a name that nobody can guess.
    /// - Parameter parent: must exist.
    init(in parent: String, budget: UploadBudget? = nil) throws(FileError) {
        share = budget.map { UploadBudget.Share($0) }
        path = (parent as NSString).appendingPathComponent(UnguessableName.make())
        isTemporary = true
        try WorkFolder.make(path)
        TemporaryFiles.add(path)
    }

    /// A folder that stays, such as a job's; made unless it is there.
    init(keeping path: String) throws(FileError) {
        self.path = path
        isTemporary = false
        share = nil
        if !FileManager.default.fileExists(atPath: path) { try WorkFolder.make(path) }
    }

    deinit {
        guard isTemporary else { return }
        try? FileManager.default.removeItem(atPath: path)
        TemporaryFiles.remove(path)
    }

    /// Where a file of that name lies; the name is one of ours, never a client's.
    func file(_ name: String) -> String { (path as NSString).appendingPathComponent(name) }

    static func make(_ path: String) throws(FileError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw FileError(
                path, "cannot be created", mend: "choose a spool folder that may be written to",
                exitStatus: .cannotCreate)
        }
    }
}

/// Names that nobody can guess: 128 bits from the system's generator.
enum UnguessableName {
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Whether a text from a client can be such a name.
    static func isOne(_ text: String) -> Bool {
        text.utf8.count == 32 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
