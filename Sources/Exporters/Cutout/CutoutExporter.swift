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
        guard options.depth.bits == 8 || destination.fileType == .png else {
            throw ExportError.meaningless("--bits 16", for: "jpeg", mend: "leave it out, or name a .png")
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
        var warnings = matte.warnings
        var frame = CutoutFrame(of: scene)
        if options.crop {
            let crop = CutoutFrame(round: matte.alpha, margin: options.margin ?? .zero)
            if crop == nil { warnings.append("nothing is left to crop to: the picture is whole") }
            frame = crop ?? frame
        }
        let file = try destination.open()
        let writing = CutoutWriting(
            frame: frame, background: background, isPremultiplied: options.alpha == .premultiplied,
            quality: options.quality ?? JPEGQuality.standard,
            notes: PictureNotes(of: scene, keepsColors: true, camera: frame.camera(of: scene)))
        if options.depth.bits == 16 {
            try writing.write(matte.colors16(of: photo), alpha: matte.alpha, to: file)
        } else {
            try writing.write(matte.colors(of: photo), alpha: matte.alpha8, as: destination.fileType, to: file)
        }
        return ExportReport(
            files: try ExportReport.files(
                committing: file, mediaType: destination.fileType.mediaType, trimap: matte.trimap, to: trimapFile),
            facts: matte.facts.merging(frame.facts) { $1 }, warnings: warnings)
    }

    private static func background(for photo: Photo, options: CutoutOptions) throws -> CutoutBackground? {
        if let path = options.backgroundImage {
            let picture = try PhotoFile.read(try InputFile(path: path)).pixels
            return .picture(picture.covering(width: photo.width, height: photo.height))
        }
        return options.background.map { .color($0.color) }
    }
}
