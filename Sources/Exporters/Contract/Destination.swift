import Files
import Foundation

/// Where one exporter writes: its main file, and files beside it that the main file refers to.
public struct Destination: Sendable {
    /// The main file.
    public let target: OutputTarget
    /// What the main file is to be.
    public let fileType: FileType

    public init(target: OutputTarget, fileType: FileType) {
        self.target = target
        self.fileType = fileType
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
