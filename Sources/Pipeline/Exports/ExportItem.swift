import Exporters
import Foundation
import Scene

/// One export that the user asked for: an exporter with its options.
public struct ExportItem: Sendable {
    public let name: String
    /// What it can write; the first is the default.
    public let fileTypes: [FileType]
    /// The type that its options ask for.
    private let chosenType: FileType?
    private let run: @Sendable (Scene, Destination) throws -> ExportReport

    /// An exporter that is built in.
    public init<E: Exporter>(_ exporter: E.Type, options: E.Options) {
        name = E.name
        fileTypes = E.fileTypes
        chosenType = E.fileType(of: options)
        run = { try E.export($0, options: options, to: $1) }
    }

    /// The program `isobath-export-NAME` on the PATH.
    /// - Throws: ``ExportError`` when the PATH has none.
    public init(externalNamed name: String, options: [String]) throws(ExportError) {
        guard let program = ExternalExporter(named: name) else { throw ExportItem.unknownExporter(name) }
        self.init(program, options: options)
    }

    /// Whether the PATH has a program `isobath-export-NAME`.
    public static func isExternal(_ name: String) -> Bool { ExternalExporter(named: name) != nil }

    /// A program on the PATH.
    init(_ program: ExternalExporter, options: [String]) {
        name = program.name
        fileTypes = []
        chosenType = nil
        run = { try program.export($0, options: options, to: $1) }
    }

    /// The type to write to a file of that name (nil for a name that is still to be made).
    /// - Throws: ``ExportError`` when the name's extension is none that the exporter writes.
    public func fileType(forPath path: String?) throws(ExportError) -> FileType {
        if let chosenType {
            let ending = ((path ?? "") as NSString).pathExtension.lowercased()
            guard
                chosenType.extensions.contains(ending) || !fileTypes.contains(where: { $0.extensions.contains(ending) })
            else {
                throw ExportError(
                    path ?? "", "is the name of another file type than the one asked for",
                    mend: "end it in .\(chosenType.defaultExtension)", exitStatus: .usage)
            }
            return chosenType
        }
        let fallback = fileTypes.first ?? FileType(name, mediaType: "application/octet-stream")
        guard let path else { return fallback }
        let ending = (path as NSString).pathExtension.lowercased()
        guard !fileTypes.isEmpty, !ending.isEmpty else { return fallback }
        if let match = fileTypes.first(where: { $0.extensions.contains(ending) }) { return match }
        throw ExportError(
            path, "\(name) writes no .\(ending) files",
            mend: "end the name in " + fileTypes.map { ".\($0.defaultExtension)" }.joined(separator: ", "),
            exitStatus: .usage)
    }

    /// The ending of a new file's name after the photo's: `.ply`, or `.mask.png` where others write PNG too.
    public var fileNameEnding: String {
        let ending = (chosenType ?? fileTypes.first)?.defaultExtension ?? name
        return ending == name ? ".\(ending)" : ".\(name).\(ending)"
    }

    public func export(_ scene: Scene, to destination: Destination) throws -> ExportReport {
        try run(scene, destination)
    }
}
