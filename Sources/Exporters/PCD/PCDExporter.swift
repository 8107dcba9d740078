import Files
import Scene

/// Writes a scene as a cloud of coloured points in the Point Cloud Library's format.
public enum PCDExporter: Exporter {
    public static let name = "pcd"
    public static let abstract = "A point cloud with colours (PCD) for the Point Cloud Library, ROS or Open3D."
    public static let fileTypes: [FileType] = [.pcd]

    public static func export(
        _ scene: Scene, options: PCDOptions, to destination: Destination
    ) throws -> ExportReport {
        let selection = try CloudSelection(of: scene, options: options.cloud)
        let layout = selection.layout(colors: .packed)
        let header = PCDHeader(
            isText: options.ascii, comments: GeometryNotes(scene: scene, axes: selection.axes).lines,
            pointCount: selection.mask.count, layout: layout)
        let file = try destination.open()
        let writer = CloudWriter(selection: selection, layout: layout, header: header.text, isText: options.ascii)
        let box = try writer.write(to: file)
        return ExportReport(
            files: [try .init(committing: file, mediaType: FileType.pcd.mediaType)], facts: selection.facts(box: box),
            warnings: selection.warnings)
    }

    /// Fields, points and form of a PCD file.
    public static func contents(of file: InputFile) -> KeyValuePairs<String, ExportReport.Fact>? {
        let text = String(decoding: file.bytes.prefix(1 << 16), as: UTF8.self)
        var values: [Substring: String] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2 else { continue }
            values[words[0]] = String(words[1])
            if words[0] == "DATA" { break }
        }
        guard let fields = values["FIELDS"], let data = values["DATA"],
            let points = values["POINTS"].flatMap({ Int($0) })
        else { return nil }
        return ["format": .text(data), "points": .integer(points), "properties": .text(fields)]
    }
}
