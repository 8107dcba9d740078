import Files
import ImageFiles
import Raster
import Scene

/// Tells the nearest thing in each cell of a grid, for whoever must not run into it.
public enum ZonesExporter: Exporter {
    public static let name = "zones"
    public static let abstract = "The nearest distance in each cell of a grid, with a warning threshold (JSON or PNG)."
    public static let fileTypes: [FileType] = [.json, .png]

    /// How high the ground's own unevenness reaches, as a share of the camera's height.
    static let groundClearance = 0.1

    public static func export(_ scene: Scene, options: ZonesOptions, to destination: Destination) throws -> ExportReport
    {
        guard destination.fileType == .json || !options.picture else {
            throw ExportError.meaningless("--picture", for: "png", mend: "leave it out, or name a .json")
        }
        guard options.grid.columns <= scene.width, options.grid.rows <= scene.height else {
            throw ExportError(
                scene.name,
                "has \(scene.width)x\(scene.height) pixels, too few for --grid \(options.grid.columns)x\(options.grid.rows)",
                mend: "give fewer columns or rows", exitStatus: .usage)
        }
        let finding = ZonesFinding(in: scene, options: options)
        var files: [ExportReport.WrittenFile] = []
        if destination.fileType == .png {
            files.append(try write(ZonesPicture(finding: finding, scene: scene), to: destination.open(), of: scene))
        } else {
            let companion = try options.picture ? destination.companion(suffix: ".png") : nil
            let file = try destination.open()
            try JSONReport.write(finding, of: scene, to: file)
            let picture = try companion.map { try destination.open($0) }
            files.append(try .init(committing: file, mediaType: FileType.json.mediaType))
            if let picture {
                files.append(try write(ZonesPicture(finding: finding, scene: scene), to: picture, of: scene))
            }
        }
        return ExportReport(files: files, facts: finding.facts, warnings: finding.warnings)
    }

    private static func write(_ picture: ZonesPicture, to file: OutputFile, of scene: Scene) throws
        -> ExportReport.WrittenFile
    {
        let notes = PictureNotes(texts: PictureNotes(of: scene, keepsColors: false).texts)
        try PNGFile.write(try picture.drawn(), notes: notes, to: file)
        return try ExportReport.WrittenFile(committing: file, mediaType: FileType.png.mediaType)
    }
}
