import Files
import ImageFiles
import Raster
import Scene

/// Draws a scene's depth as a surface over the picture's plane.
public enum SurfaceExporter: Exporter {
    public static let name = "surface"
    public static let abstract = "Draw the depth as a shaded surface with axes: PNG, SVG or PDF."
    public static let fileTypes: [FileType] = [.png, .svg, .pdf]

    public static func export(
        _ scene: Scene, options: SurfaceOptions, to destination: Destination
    ) throws -> ExportReport {
        if options.photo && scene.photo == nil {
            throw ExportError(
                "--photo", "needs a photo, and there is only depth", mend: "give the photo as well", exitStatus: .usage)
        }
        let type = destination.fileType
        let isVector = type != .png
        guard
            let field = HeightField(
                scene: scene, spacing: options.spacing, cells: options.grid ?? (isVector ? 120 : 200))
        else {
            throw ExportError(
                scene.name, "holds no depth at all (every pixel is empty)", mend: "give another depth map")
        }
        let plot = SurfacePlot(
            scene: scene, field: field, options: options, width: Double(options.width ?? (type == .pdf ? 800 : 1600)))
        let record = DepthRecord(scene: scene).json
        let file = try destination.open()
        switch type {
        case .pdf:
            let canvas = try CairoCanvas(pdfTo: file, width: plot.width, height: plot.height)
            canvas.describe(title: scene.name, creator: Software.nameAndVersion, record: record)
            plot.draw(on: canvas)
            try canvas.finish()
        case .svg:
            let text = SVGText()
            let canvas = try CairoCanvas(svgTo: text, width: plot.width, height: plot.height)
            plot.draw(on: canvas)
            try canvas.finish()
            try text.write(record: record, title: scene.name, to: file)
        default:
            let canvas = try CairoCanvas(width: Int(plot.width), height: Int(plot.height))
            plot.draw(on: canvas)
            try PNGFile.write(
                try canvas.picture(), notes: PictureNotes(texts: [(DepthRecord.keyword, record)]), to: file)
        }
        return ExportReport(
            files: [try .init(committing: file, mediaType: type.mediaType)],
            facts: [
                "width": .integer(Int(plot.width)), "height": .integer(Int(plot.height)),
                "columns": .integer(field.columns - 1), "rows": .integer(field.rows - 1),
                "spacing": .text(options.spacing.rawValue), "unit": .text(scene.calibration.unit.rawValue),
            ],
            warnings: field.isFlat ? ["the depth is the same everywhere: the surface is flat"] : [])
    }
}
