import Files
import Raster
import Scene

/// Writes a scene as a cloud of coloured points in a PLY file.
public enum PLYExporter: Exporter {
    public static let name = "ply"
    public static let abstract = "A point cloud with colours (PLY) for CloudCompare, MeshLab, Blender or Open3D."
    public static let fileTypes: [FileType] = [.ply]

    public static func export(
        _ scene: Scene, options: PLYOptions, to destination: Destination
    ) throws -> ExportReport {
        let selection = try CloudSelection(of: scene, options: options.cloud)
        let layout = selection.layout(colors: .channels)
        let header = PLYHeader(
            isText: options.ascii, comments: GeometryNotes(scene: scene, axes: selection.axes).lines,
            vertexCount: selection.mask.count, layout: layout)
        let file = try destination.open()
        let writer = CloudWriter(selection: selection, layout: layout, header: header.text, isText: options.ascii)
        let box = try writer.write(to: file)
        return ExportReport(
            files: [try .init(committing: file, mediaType: FileType.ply.mediaType)], facts: selection.facts(box: box),
            warnings: selection.warnings)
    }
}
