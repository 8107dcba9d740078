import Files
import Raster
import Scene

/// Writes a scene as a closed relief for printing: a binary STL file in millimetres.
public enum STLExporter: Exporter {
    public static let name = "stl"
    public static let abstract = "A watertight relief for 3D printing (binary STL), sized in millimetres."
    public static let fileTypes: [FileType] = [.stl]

    public static func export(_ scene: Scene, options: STLOptions, to destination: Destination) throws -> ExportReport {
        let file = try destination.open()
        let heights = try ReliefHeights(of: scene, options: options)
        let step = heights.pitch.min()
        let (mesh, solid) = closedSolid(of: heights, options: options, step: step)
        try STLWriter(solid: solid).write(to: file)
        let plane = heights.heights
        return ExportReport(
            files: [try .init(committing: file, mediaType: FileType.stl.mediaType)],
            facts: [
                "faces": .integer(solid.triangles.count), "vertices": .integer(solid.points.count),
                "sizeMillimetres": .numbers([
                    Double(plane.width - 1) * heights.pitch.x, Double(plane.height - 1) * heights.pitch.y,
                    Double(plane.finiteRange()?.upperBound ?? 0),
                ]), "volumeCubicCentimetres": .number((solid.volume / 10).rounded() / 100),
                "gridColumns": .integer(plane.width), "gridRows": .integer(plane.height),
                "filledPixels": .integer(heights.filledPixels),
                "errorMillimetres": .number((mesh.facts.errorPixels * step * 1e4).rounded() / 1e4),
            ])
    }

    /// Simplification seldom joins four triangles at one side; then it is done without, which never does.
    private static func closedSolid(
        of heights: ReliefHeights, options: STLOptions, step: Double
    ) -> (mesh: SurfaceMesh, solid: ReliefSolid) {
        var error = options.maxError
        while true {
            let mesh = SurfaceMesh(
                heights: heights.heights, maximumTriangles: options.maxFaces, maximumError: error / step,
                pixelsPerUnit: 1 / step)
            let solid = ReliefSolid(mesh: mesh, heights: heights)
            if error == 0 || solid.isClosed { return (mesh, solid) }
            error = error > options.maxError / 4 ? error / 2 : 0
        }
    }

    /// The triangles that a binary STL announces, when the file is as long as they make it.
    public static func contents(of file: InputFile) -> KeyValuePairs<String, ExportReport.Fact>? {
        let bytes = file.bytes
        guard bytes.count >= 84 else { return nil }
        let count = bytes.dropFirst(80).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard bytes.count == 84 + 50 * count else { return nil }
        return ["faces": .integer(count)]
    }
}
