import Files
import ImageFiles
import Raster
import Scene

/// Reports how a scene is made: distances, edges, planes, horizon, and what changed since a baseline.
public enum AnalyzeExporter: Exporter {
    public static let name = "analyze"
    public static let abstract =
        "A report on the scene: distances, edges, planes, horizon, changes since a baseline (JSON or PNG)."
    public static let fileTypes: [FileType] = [.json, .png]

    public static func export(
        _ scene: Scene, options: AnalyzeOptions, to destination: Destination
    ) throws -> ExportReport {
        guard destination.fileType == .json || !options.picture else {
            throw ExportError.meaningless("--picture", for: "png", mend: "leave it out, or name a .json")
        }
        let destination = destination.sparing(options.baseline)
        let analysis = try SceneAnalysis(of: scene, options: options)
        var files: [ExportReport.WrittenFile] = []
        if destination.fileType == .png {
            files.append(
                try write(AnalysisPicture(analysis: analysis, scene: scene), to: destination.open(), of: scene))
        } else {
            let companion = try options.picture ? destination.companion(suffix: ".png") : nil
            let file = try destination.open()
            try JSONReport.write(analysis, of: scene, to: file)
            let picture = try companion.map { try destination.open($0) }
            files.append(try .init(committing: file, mediaType: FileType.json.mediaType))
            if let picture {
                files.append(try write(AnalysisPicture(analysis: analysis, scene: scene), to: picture, of: scene))
            }
        }
        return ExportReport(files: files, facts: analysis.facts, warnings: analysis.warnings)
    }

    private static func write(_ picture: AnalysisPicture, to file: OutputFile, of scene: Scene) throws
        -> ExportReport.WrittenFile
    {
        let notes = PictureNotes(texts: PictureNotes(of: scene, keepsColors: false).texts)
        try PNGFile.write(try picture.drawn(), notes: notes, to: file)
        return try ExportReport.WrittenFile(committing: file, mediaType: FileType.png.mediaType)
    }
}
