import Files

extension ExportOrder {
    /// The field that names the exporters of a request for several.
    static let to = "to"

    /// The exporters that a request for several names: in one field divided by commas, or in several fields.
    static func names(in submission: Submission) throws -> [String] {
        let names = submission.fields.filter { $0.name == to }
            .flatMap { $0.value.split(separator: ",").map { $0.filter { !$0.isWhitespace } } }
        guard !names.isEmpty else {
            throw ServiceFault(
                to, "names no exporter", mend: "name some, divided by commas: to=heatmap,ply", status: .badRequest)
        }
        return names
    }

    /// An exporter's own fields, under their plain names.
    /// - Parameter isOnly: whether it is the request's only one, so that its options may go without its name.
    static func fields(
        of exporter: ExporterSchema, in submission: Submission, isOnly: Bool
    ) -> [Submission.Field] {
        let prefix = exporter.name + "."
        let names = Set(exporter.options.map(\.name))
        return submission.fields.compactMap { field in
            if field.name.hasPrefix(prefix) {
                return .init(name: String(field.name.dropFirst(prefix.count)), value: field.value)
            }
            return isOnly && names.contains(field.name) ? field : nil
        }
    }

    /// Refuses fields that nothing would look at.
    static func checkNames(of submission: Submission, _ exporters: [ExporterSchema]) throws {
        var known = Set(ExporterSchema.sceneOptions.map(\.name))
        for exporter in exporters {
            known.formUnion(exporter.options.map { "\(exporter.name).\($0.name)" })
            if exporters.count == 1 { known.formUnion(exporter.options.map(\.name)) }
        }
        let files = ExporterSchema.sceneOptions + exporters.flatMap(\.options)
        let fileNames = [Submission.image] + files.filter { $0.type == .file }.map(\.name)
        for name in submission.files.keys.sorted() where !fileNames.contains(name) {
            throw ServiceFault(
                name, "is no file that these exports take", mend: "there is " + fileNames.joined(separator: ", "),
                status: .badRequest)
        }
        for field in submission.fields where !known.contains(field.name) {
            if field.name == to, submission.isForSeveral { continue }
            if ServerOptions.areServers(field.name) {
                throw ServiceFault(
                    field.name, "is chosen by the service", mend: "leave it out", status: .badRequest)
            }
            let mend = Suggestion.nearest(to: field.name, among: known.sorted()).map { "did you mean \($0)?" }
            throw ServiceFault(
                field.name, "no option has this name", mend: mend ?? "see /v1/exporters", status: .badRequest)
        }
    }
}
