import Exporters
import Files
import Pipeline

/// What a request asks for: exports with their options, and how the photo becomes a scene.
struct ExportOrder: Sendable {
    let items: [Item]
    let scene: SceneOptions

    struct Item: Sendable {
        let export: ExportItem
        let type: FileType
        /// Of its main file; others lie beside it.
        let fileName: String
    }

    /// Parses a request's fields as the command parses its arguments.
    /// - Parameters:
    ///   - names: the exporters. With several, their options are named `exporter.option`; with one, also plainly.
    ///   - rules: what the operator has chosen.
    init(_ names: [String], from submission: Submission, rules: ServerRules) throws {
        guard submission.files[Submission.image] != nil || submission.files[Submission.depth] != nil else {
            throw ServiceFault(
                Submission.image, "no photo is sent",
                mend: "send one as the body or in a form's field image, or depth in the field depth",
                status: .badRequest)
        }
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted {
            throw ServiceFault(name, "is asked for twice", mend: "ask once", status: .badRequest)
        }
        let exporters = try names.map { name in
            guard let schema = ExporterSchema.named(name), let exporter = ExporterRegistry.exporter(named: name) else {
                throw ExportOrder.unknownExporter(name)
            }
            return (schema, exporter)
        }
        try ExportOrder.checkNames(of: submission, exporters.map(\.0))
        scene = try ExportOrder.scene(from: submission, rules: rules)
        items = try exporters.map { schema, exporter in
            let fields = ExportOrder.fields(of: schema, in: submission, isOnly: exporters.count == 1)
            return try ExportOrder.item(exporter, schema, fields, submission)
        }
    }

    static func unknownExporter(_ name: String) -> ServiceFault {
        let names = ExporterSchema.all.map(\.name)
        let mend =
            Suggestion.nearest(to: name, among: names).map { "did you mean \($0)?" }
            ?? "choose among " + names.joined(separator: ", ")
        return .notFound(name, "no exporter has this name", mend: mend)
    }

    private static func scene(from submission: Submission, rules: ServerRules) throws -> SceneOptions {
        let arguments = try OptionArguments.arguments(
            submission.fields, options: ExporterSchema.sceneOptions, files: submission.files)
        var scene = try ParsedOptions.shared.options(
            SceneOptions.self, from: arguments, keeps: !namesFiles(ExporterSchema.sceneOptions, submission))
        try rules.apply(to: &scene)
        return scene
    }

    private static func item<E: Exporter>(
        _ exporter: E.Type, _ schema: ExporterSchema, _ fields: [Submission.Field], _ submission: Submission
    ) throws -> Item {
        let format = fields.last { $0.name == "format" }?.value
        let arguments = try OptionArguments.arguments(
            schema.hasOwnFormat ? fields : fields.filter { $0.name != "format" }, options: schema.options,
            files: submission.files)
        let options = try ParsedOptions.shared.options(
            E.Options.self, from: arguments, keeps: !namesFiles(schema.options, submission))
        let item = ExportItem(E.self, options: options)
        let ending = schema.hasOwnFormat ? nil : format
        let type = try item.fileType(forPath: ending.map { "photo.\($0.lowercased())" })
        let name = type.defaultExtension
        return Item(
            export: item, type: type, fileName: name == E.name ? "photo.\(name)" : "photo.\(E.name).\(name)")
    }

    private static func namesFiles(_ options: [OptionSchema], _ submission: Submission) -> Bool {
        options.contains { $0.type == .file && submission.files[$0.name] != nil }
    }
}
