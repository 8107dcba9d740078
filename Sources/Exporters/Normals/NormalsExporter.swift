import Files
import ImageFiles
import Raster
import Scene

/// Writes the directions of a scene's surfaces as a tangent-space normal map.
public enum NormalsExporter: Exporter {
    public static let name = "normals"
    public static let abstract = "A tangent-space normal map (PNG) for texturing and relighting."
    public static let fileTypes: [FileType] = [.png]

    public static func export(
        _ scene: Scene, options: NormalsOptions, to destination: Destination
    ) throws -> ExportReport {
        guard let range = scene.distance.finiteRange() else {
            throw ExportError(
                scene.name, "holds no depth at all (every pixel is empty)", mend: "give another depth map")
        }
        let samples = NormalSamples(
            scene: scene, edges: options.edges.rule(for: scene),
            strength: Float(options.strength), isDirectX: options.directx)
        // No resolution or profile of the photo's: these are no colours.
        var notes = PictureNotes(of: scene, keepsColors: false)
        notes.texts.append(
            (keyword: "Comment", text: "normal map, \(options.directx ? "DirectX, y down" : "OpenGL, y up")"))
        let file = try destination.open()
        if options.depth.bits == 16 {
            let picture = samples.picture(greatest: 65535) {
                RGB16(red: UInt16($0.x), green: UInt16($0.y), blue: UInt16($0.z))
            }
            try PNGFile.write(picture, notes: notes, to: file)
        } else {
            let picture = samples.picture(greatest: 255) {
                RGB8(red: UInt8($0.x), green: UInt8($0.y), blue: UInt8($0.z))
            }
            try PNGFile.write(picture, notes: notes, to: file)
        }
        return ExportReport(
            files: [try .init(committing: file, mediaType: FileType.png.mediaType)],
            facts: [
                "width": .integer(scene.width), "height": .integer(scene.height), "bits": .integer(options.depth.bits),
                "convention": .text(options.directx ? "directx" : "opengl"), "strength": .number(options.strength),
                "withoutDepth": .integer(scene.distance.countWithoutDepth()),
            ],
            warnings: range.lowerBound == range.upperBound
                ? ["the depth is the same everywhere: the map is flat"] : [])
    }
}
