import ArgumentParser
import Files
import Scene

/// A plug-in that turns a scene into files.
///
/// The declaration is all there is: from it come the subcommand `isobath NAME` with its help, and the item `NAME` of
/// `isobath export --to`. To add one, add a folder under `Exporters/` and a line to ``ExporterRegistry``.
public protocol Exporter: Sendable {
    /// Its options; the doc comments and help texts say what they do, with units and true defaults. What they parse to depends on the
    /// arguments alone, never on files or the time, so that it can be kept.
    associatedtype Options: ParsableArguments & Sendable

    /// One lower-case word: the subcommand's name.
    static var name: String { get }
    /// One sentence, as in a list of commands.
    static var abstract: String { get }
    /// What it can write; the first is the default.
    static var fileTypes: [FileType] { get }

    /// The file type that the options ask for, when they have a say; otherwise nil, and the output's name decides.
    static func fileType(of options: Options) -> FileType?

    /// Writes the scene to the destination, whole or not at all.
    /// - Throws: a ``Fault``.
    static func export(_ scene: Scene, options: Options, to destination: Destination) throws -> ExportReport

    /// What a file of this exporter's holds beside its depth record, such as counts, by name in the order to show them; nil for
    /// a file that is not of its kinds, or of which there is nothing to say. For `isobath info`.
    static func contents(of file: InputFile) -> KeyValuePairs<String, ExportReport.Fact>?
}

extension Exporter {
    public static func fileType(of options: Options) -> FileType? { nil }

    public static func contents(of file: InputFile) -> KeyValuePairs<String, ExportReport.Fact>? { nil }
}
