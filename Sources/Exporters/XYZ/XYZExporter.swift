import Files
import Scene

/// Writes a scene as a cloud of coloured points in plain text.
public enum XYZExporter: Exporter {
    public static let name = "xyz"
    public static let abstract = "A point cloud as plain text: x y z, then red green blue, then normals."
    public static let fileTypes: [FileType] = [.xyz]

    public static func export(
        _ scene: Scene, options: XYZOptions, to destination: Destination
    ) throws -> ExportReport {
        let selection = try CloudSelection(of: scene, options: options.cloud)
        let layout = selection.layout(colors: .channels, startsWithColors: true)
        let file = try destination.open()
        let writer = CloudWriter(
            selection: selection, layout: layout, header: options.header ? header(selection, layout) : "", isText: true)
        let box = try writer.write(to: file)
        var facts = selection.facts(box: box)
        facts["columns"] = .text(columns(layout))
        return ExportReport(
            files: [try .init(committing: file, mediaType: FileType.xyz.mediaType)], facts: facts,
            warnings: selection.warnings)
    }

    /// The points and the columns of a cloud that begins with such a header.
    public static func contents(of file: InputFile) -> KeyValuePairs<String, ExportReport.Fact>? {
        let start = String(decoding: file.bytes.prefix(1 << 16), as: UTF8.self)
        let header = start.split(separator: "\n").prefix { $0.hasPrefix("# ") }
        guard let columns = header.last?.dropFirst(2), columns.hasPrefix("x y z") else { return nil }
        let lines = file.bytes.reduce(into: 0) { $0 += $1 == UInt8(ascii: "\n") ? 1 : 0 }
        return ["points": .integer(lines - header.count), "columns": .text(String(columns))]
    }

    private static func columns(_ layout: CloudLayout) -> String {
        var names = ["x", "y", "z"]
        if layout.colors != nil { names += ["red", "green", "blue"] }
        if layout.hasNormals { names += ["nx", "ny", "nz"] }
        return (names + layout.scalars.map(\.fieldName)).joined(separator: " ")
    }

    private static func header(_ selection: CloudSelection, _ layout: CloudLayout) -> String {
        let notes = GeometryNotes(scene: selection.scene, axes: selection.axes).lines
        return (notes + [columns(layout)]).map { "# \($0)\n" }.joined()
    }
}
