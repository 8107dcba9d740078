import Exporters
import Pipeline

/// An exporter as a client sees it, made from its declaration.
struct ExporterSchema: Encodable, Sendable {
    let name: String
    let abstract: String
    let fileTypes: [FileTypeSchema]
    let options: [OptionSchema]
    /// Whether its options have a `format` of their own.
    let hasOwnFormat: Bool

    private enum CodingKeys: String, CodingKey {
        case name, abstract, fileTypes, options
    }

    struct FileTypeSchema: Encodable, Sendable {
        /// What the field `format` takes.
        let format: String
        let mediaType: String
        let extensions: [String]
    }

    /// All exporters, in the registry's order.
    static let all: [ExporterSchema] = ExporterRegistry.all.map { ExporterSchema($0) }

    /// What every exporter takes beside its own options: how the photo becomes a scene.
    static let sceneOptions: [OptionSchema] = OptionSchema.options(of: SceneOptions.self)

    static func named(_ name: String) -> ExporterSchema? { all.first { $0.name == name } }

    private init<E: Exporter>(_ exporter: E.Type) {
        name = E.name
        abstract = E.abstract
        fileTypes = E.fileTypes.map {
            FileTypeSchema(format: $0.defaultExtension, mediaType: $0.mediaType, extensions: $0.extensions)
        }
        var options = OptionSchema.options(of: E.Options.self, section: "Export")
        hasOwnFormat = options.contains { $0.name == "format" }
        if !hasOwnFormat, E.fileTypes.count > 1 {
            options.insert(ExporterSchema.format(of: E.fileTypes), at: 0)
        }
        self.options = options
    }

    /// Stands for the ending of the name behind `-o` on the command line.
    private static func format(of types: [FileType]) -> OptionSchema {
        OptionSchema(
            name: "format", type: .string, help: "The kind of file, as the ending of -o says it on the command line.",
            section: "Export", valueName: "format", defaultValue: types.first?.defaultExtension,
            allowedValues: types.flatMap(\.extensions), isRepeating: false, isInvertible: false)
    }
}
