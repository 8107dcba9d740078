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
        let edges = options.geometry.edgeRule(for: scene)
        var points = PointMask(of: scene.distance, edges: edges)
        if let maximum = options.maxPoints { points.thin(to: maximum) }
        guard points.count > 0 else {
            throw ExportError(
                scene.name, "no pixel with a depth is left for a point cloud",
                mend: points.onEdges > 0 ? "raise --edge, or give 0" : "check --near and --far")
        }
        let axes = options.geometry.axes.convention(isOBJ: false)
        let header = PLYHeader(
            isText: options.ascii, comments: GeometryNotes(scene: scene, axes: axes).lines, vertexCount: points.count,
            hasNormals: options.normals, hasColors: scene.photo != nil, scalars: options.scalars.fields)
        let file = try destination.open()
        let box = try PLYWriter(scene: scene, mask: points, header: header, axes: axes, edges: edges).write(to: file)
        return ExportReport(
            files: [try .init(committing: file, mediaType: FileType.ply.mediaType)],
            facts: [
                "points": .integer(points.count), "droppedNoDepth": .integer(points.withoutDepth),
                "droppedEdges": .integer(points.onEdges), "droppedThinned": .integer(points.thinned),
                "boundingBox": box.fact, "axes": .text(axes.rawValue), "colors": .flag(header.hasColors),
                "normals": .flag(header.hasNormals), "unit": .text(scene.calibration.unit.rawValue),
            ], warnings: warnings(points))
    }

    /// The share of pixels left out at edges from which on the user should know that they can be kept.
    private static let notableShare = 0.02

    private static func warnings(_ points: PointMask) -> [String] {
        let withDepth = points.pixels.count - points.withoutDepth
        guard Double(points.onEdges) > notableShare * Double(withDepth) else { return [] }
        return [
            "\(points.onEdges) of \(withDepth) pixels hang between two surfaces and were left out; --edge 0 keeps them"
        ]
    }
}
