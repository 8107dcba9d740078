import Files
import ImageFiles
import Raster
import Scene

/// Writes the photo's foreground alone: with transparency, or over a colour or another picture.
public enum CutoutExporter: Exporter {
    public static let name = "cutout"
    public static let abstract = "The photo's foreground with a transparent background (PNG), or over another one."
    public static let fileTypes: [FileType] = [.png, .jpeg]

    public static func export(
        _ scene: Scene, options: CutoutOptions, to destination: Destination
    ) throws -> ExportReport {
        try JPEGQuality.refuse(options.quality, for: destination.fileType)
        guard let photo = scene.photo else {
            throw ExportError(
                scene.name, "is depth without a photo to cut from", mend: "give the photo, and its depth with --depth",
                exitStatus: .usage)
        }
        let background = try background(for: photo, options: options)
        guard background != nil || destination.fileType != .jpeg else {
            throw ExportError(
                destination.target.description, "a JPEG has no transparency",
                mend: "name a .png, or state --background", exitStatus: .usage)
        }
        let matte = try Matte(
            in: scene, foreground: options.foreground, matting: options.matting, standard: .full)
        let destination = destination.sparing(options.backgroundImage).sparing(options.matting)
        let trimapFile = try destination.openTrimap(options.matting)
        let colors = matte.colors(of: photo)
        let notes = PictureNotes(of: scene, keepsColors: true)
        let file = try destination.open()
        if let background {
            let picture = colors.laid(over: background, alpha: matte.alpha8)
            if destination.fileType == .jpeg {
                try JPEGFile.write(picture, quality: options.quality ?? JPEGQuality.standard, notes: notes, to: file)
            } else {
                try PNGFile.write(picture, notes: notes, to: file)
            }
        } else {
            try PNGFile.write(colors.withAlpha(matte.alpha8), notes: notes, to: file)
        }
        return ExportReport(
            files: try ExportReport.files(
                committing: file, mediaType: destination.fileType.mediaType, trimap: matte.trimap, to: trimapFile),
            facts: matte.facts, warnings: matte.warnings)
    }

    private static func background(for photo: Photo, options: CutoutOptions) throws -> CutoutBackground? {
        if let path = options.backgroundImage {
            let picture = try PhotoFile.read(try InputFile(path: path)).pixels
            return .picture(picture.covering(width: photo.width, height: photo.height))
        }
        return options.background.map { .color($0.color) }
    }
}
