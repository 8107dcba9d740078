import Exporters
import Files
import Foundation

/// Where the outputs of a run go.
public enum OutputPlan: Sendable {
    /// One export of one photo to this place.
    case single(OutputTarget)
    /// Below this folder, each named after its photo.
    case folder(String)

    /// The plan for `-o`.
    /// - Parameters:
    ///   - argument: what follows `-o`, nil for the current folder.
    ///   - isMany: whether there may be more than one output, so that the argument must be a folder.
    public init(argument: String?, isMany: Bool) throws(ExportError) {
        let path = argument ?? "."
        var isDirectory: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
        if isMany {
            guard path != "-" else {
                throw ExportError(
                    "standard output", "takes one export of one photo", mend: "name a folder with -o",
                    exitStatus: .usage)
            }
            guard !exists || isDirectory.boolValue else {
                throw ExportError(
                    path, "is a file, and several files are to be written", mend: "name a folder with -o",
                    exitStatus: .cannotCreate)
            }
            self = .folder(path)
        } else if path != "-", path.hasSuffix("/") || (exists && isDirectory.boolValue) {
            self = .folder(path)
        } else {
            self = .single(OutputTarget(argument: path))
        }
    }

    /// Where one export of one photo goes; makes the folder for it.
    func destination(of item: ExportItem, for input: PhotoInput) throws -> Destination {
        switch self {
        case .single(let target):
            let path: String? = if case .file(let path) = target { path } else { nil }
            return Destination(target: target, fileType: try item.fileType(forPath: path))
        case .folder(let folder):
            let path = (folder as NSString).appendingPathComponent(input.outputStem + item.fileNameEnding)
            return Destination(target: .file(path), fileType: try item.fileType(forPath: nil))
        }
    }

    /// Makes the folder that a destination lies in, in folder mode. A file named by the user must have its folder.
    func makeFolder(for destination: Destination) throws(FileError) {
        guard case .folder = self, case .file(let path) = destination.target else { return }
        let folder = FilePath.folder(of: path)
        guard !folder.isEmpty else { return }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw FileError(
                folder, "cannot be created", mend: "choose a folder that you may write to", exitStatus: .cannotCreate)
        }
    }

    /// Throws when a destination is the very file that is read.
    static func refuse(_ destination: Destination, equalTo inputs: [String]) throws(ExportError) {
        guard case .file(let output) = destination.target, let outputIdentity = FileIdentity(output) else { return }
        for input in inputs where input != "-" && FileIdentity(input) == outputIdentity {
            throw ExportError(output, "is the input", mend: "give the output another name", exitStatus: .usage)
        }
    }
}

/// What tells one regular file from another, whatever its names.
private struct FileIdentity: Equatable {
    private let device: UInt64
    private let file: UInt64

    /// Nil when there is no regular file of that name.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        device = UInt64(status.st_dev)
        file = UInt64(status.st_ino)
    }
}
