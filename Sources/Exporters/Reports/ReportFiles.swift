import Files
import ImageFiles
import Raster
import Scene

/// The files of an exporter that reports in JSON and can draw what it reports.
struct ReportFiles {
    let scene: Scene
    let destination: Destination
    /// Where the picture beside a report goes.
    private let companion: OutputTarget?

    /// - Parameters:
    ///   - wantsPicture: whether the picture is to lie beside a report; with a picture as the main file it has no meaning.
    /// - Throws: ``ExportError`` for that, before anything is worked out.
    init(of scene: Scene, to destination: Destination, wantsPicture: Bool) throws(ExportError) {
        guard destination.fileType == .json || !wantsPicture else {
            throw ExportError.meaningless("--picture", for: "png", mend: "leave it out, or name a .json")
        }
        self.scene = scene
        self.destination = destination
        companion = try wantsPicture ? destination.companion(suffix: ".png") : nil
    }

    /// Writes the report, the picture, or both, as the destination and the options have it.
    /// - Parameter body: an object; see ``JSONReport``.
    func write(
        _ body: some Encodable, picture draw: () throws -> Plane<RGB8>
    ) throws -> [ExportReport.WrittenFile] {
        var files: [(file: OutputFile, type: FileType)] = []
        if destination.fileType == .json {
            let file = try destination.open()
            try JSONReport.write(body, of: scene, to: file)
            files.append((file, .json))
        }
        if let target = destination.fileType == .json ? companion : destination.target {
            let file = try destination.open(target)
            let notes = PictureNotes(texts: PictureNotes(of: scene, keepsColors: false).texts)
            try PNGFile.write(try draw(), notes: notes, to: file)
            files.append((file, .png))
        }
        // Nothing appears before all of it is there.
        if files.count > 1 { for (file, _) in files { try file.flush() } }
        return try files.map { try ExportReport.WrittenFile(committing: $0.file, mediaType: $0.type.mediaType) }
    }
}
