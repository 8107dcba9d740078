import Files
import Foundation

/// Where one exporter writes: its main file, and files beside it that the main file refers to.
public struct Destination: Sendable {
    /// The main file.
    public let target: OutputTarget
    /// What the main file is to be.
    public let fileType: FileType

    /// The files that the run reads, which no output may replace.
    private let inputs: Set<FileIdentity>

    public init(target: OutputTarget, fileType: FileType, inputs: Set<FileIdentity> = []) {
        self.target = target
        self.fileType = fileType
        self.inputs = inputs
    }

    /// The same destination, which does not replace this file either.
    public func sparing(_ path: String?) -> Destination {
        guard let path, let identity = FileIdentity(path) else { return self }
        return Destination(target: target, fileType: fileType, inputs: inputs.union([identity]))
    }

    /// Begins to write the main file.
    /// - Throws: ``ExportError`` when it is one of the run's inputs, ``FileError`` when it cannot be created.
    public func open() throws -> OutputFile {
        try open(target)
    }

    /// Begins to write the main file or a companion.
    public func open(_ target: OutputTarget) throws -> OutputFile {
        if case .file(let path) = target, let identity = FileIdentity(path), inputs.contains(identity) {
            throw ExportError(path, "is an input", mend: "give the output another name", exitStatus: .usage)
        }
        return try OutputFile(target)
    }

    /// A file beside the main file: the same name up to the extension, then `suffix` (`"-texture.jpg"`, `".mtl"`).
    /// - Throws: ``ExportError`` when the main file is standard output, beside which nothing can lie.
    public func companion(suffix: String) throws(ExportError) -> OutputTarget {
        guard case .file(let path) = target else {
            throw ExportError(
                "standard output", "takes one file, and this export has several", mend: "name a file with -o",
                exitStatus: .usage)
        }
        return .file((path as NSString).deletingPathExtension + suffix)
    }
}
