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
    ///   - items: what is to be written.
    public init(argument: String?, isMany: Bool, items: [ExportItem]) throws(ExportError) {
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
            let ending = (path as NSString).pathExtension.lowercased()
            guard exists || !items.contains(where: { $0.fileTypes.contains { $0.extensions.contains(ending) } }) else {
                throw ExportError(
                    path, "is the name of one file, and several are to be written", mend: "name a folder with -o",
                    exitStatus: .usage)
            }
            self = .folder(path)
        } else if path != "-", path.hasSuffix("/") || (exists && isDirectory.boolValue) {
            self = .folder(path)
        } else {
            self = .single(OutputTarget(argument: path))
        }
    }

    /// Where one export of one photo goes.
    /// - Parameter inputs: the files that the run reads.
    func destination(of item: ExportItem, for input: PhotoInput, sparing inputs: Set<FileIdentity>) throws
        -> Destination
    {
        switch self {
        case .single(let target):
            let path: String? = if case .file(let path) = target { path } else { nil }
            return Destination(target: target, fileType: try item.fileType(forPath: path), inputs: inputs)
        case .folder(let folder):
            let path = (folder as NSString).appendingPathComponent(input.outputStem + item.fileNameEnding)
            return Destination(target: .file(path), fileType: try item.fileType(forPath: nil), inputs: inputs)
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
}
