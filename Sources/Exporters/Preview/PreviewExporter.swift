import Files
import Foundation
import ImageFiles
import Raster
import Scene

/// Writes a picture of the scene's geometry from another viewpoint, or of a short orbit.
public enum PreviewExporter: Exporter {
    public static let name = "preview"
    public static let abstract = "A picture of the mesh or cloud from another side, or a short orbit (animated PNG)."
    public static let fileTypes: [FileType] = [.png]

    public static func export(
        _ scene: Scene, options: PreviewOptions, to destination: Destination
    ) throws -> ExportReport {
        if options.paint == .photo && scene.photo == nil {
            throw ExportError(
                "--paint photo", "needs a photo, and there is only depth", mend: "give the photo as well",
                exitStatus: .usage)
        }
        let (width, height) = try size(for: scene, options)
        let edges = options.edges.rule(for: scene)
        let grid = SurfaceGrid(
            scene: scene, edges: edges, maximumSide: SurfaceRenderer.samples * max(width, height),
            paint: options.paint ?? (scene.photo == nil ? .clay : .photo))
        let pointCount = grid.points.reduce(0) { $0 + ($1.z > 0 ? 1 : 0) }
        guard pointCount > 0 else {
            throw ExportError(
                scene.name, "no pixel with a depth is left to draw",
                mend: options.edges.edge > 0 ? "raise --edge, or give 0" : "check --near and --far")
        }
        let renderer = SurfaceRenderer(
            grid: grid, camera: scene.camera, width: width, height: height, background: options.background.color,
            form: options.form == .mesh ? .mesh : .points(size: options.pointSize ?? 1.5))
        let pivot = options.pivot.map { Float($0) } ?? grid.middleDistance
        let notes = PictureNotes(of: scene, keepsColors: false)
        let file = try destination.open()
        if options.frames == 1 {
            let viewpoint = Viewpoint(yaw: options.yaw, pitch: options.pitch, zoom: options.zoom)
            try PNGFile.write(renderer.picture(from: viewpoint, pivot: pivot), notes: notes, to: file)
        } else {
            var animation = try PNGAnimation(
                width: width, height: height, frameCount: options.frames,
                delay: .init(numerator: 1, denominator: UInt16(options.fps ?? 15)), notes: notes, to: file)
            for viewpoint in orbit(options) { try animation.append(renderer.picture(from: viewpoint, pivot: pivot)) }
        }
        return ExportReport(
            files: [try .init(committing: file, mediaType: FileType.png.mediaType)],
            facts: [
                "width": .integer(width), "height": .integer(height), "frames": .integer(options.frames),
                "points": .integer(pointCount), "yaw": .number(options.yaw), "pitch": .number(options.pitch),
                "pivot": .number(Double(pivot)), "unit": .text(scene.calibration.unit.rawValue),
            ])
    }

    /// Frames along an ellipse round the stated viewpoint, the last next to the first.
    static func orbit(_ options: PreviewOptions) -> [Viewpoint] {
        let swing = options.swing ?? 18
        return (0..<options.frames).map { frame in
            let angle = 2 * Double.pi * Double(frame) / Double(options.frames)
            return Viewpoint(
                yaw: options.yaw + swing * sin(angle),
                pitch: min(max(options.pitch + swing / 3 * cos(angle), -89), 89), zoom: options.zoom)
        }
    }

    /// Of one frame: the stated width, or a longer side of the standard size, in the photo's proportions.
    private static func size(for scene: Scene, _ options: PreviewOptions) throws(ExportError) -> (Int, Int) {
        let standard = options.frames > 1 ? PreviewOptions.animatedSide : PreviewOptions.side
        let scale = Double(standard) / Double(max(scene.width, scene.height))
        let width = options.width ?? max(1, Int((Double(scene.width) * scale).rounded()))
        let height = max(1, (Double(width) * Double(scene.height) / Double(scene.width)).rounded())
        guard options.width == nil || Double(width) * height <= Double(PreviewOptions.maximumPixels) else {
            throw ExportError(
                "--width \(width)", "makes a picture of \(Int(height)) rows", mend: "give a smaller width",
                exitStatus: .usage)
        }
        return (width, min(Int(height), options.width == nil ? standard : Int(height)))
    }
}
