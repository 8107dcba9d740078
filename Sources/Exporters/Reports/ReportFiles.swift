import Files
import ImageFiles
import Raster
import Scene

/// The files of an exporter that reports in JSON and can draw what it reports.
struct ReportFiles {
    let scene: Scene
    let destination: Destination

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

    /// Where the picture beside a report goes.
    private let companion: OutputTarget?

    /// Writes the report, the picture, or both, as the destination and the options have it.
    /// - Parameter body: an object; see ``JSONReport``.
    func write(
        _ body: some Encodable, picture draw: () throws -> Plane<RGB8>
    ) throws -> [ExportReport.WrittenFile] {
        guard destination.fileType == .json else { return [try write(draw(), to: destination.open())] }
        let file = try destination.open()
        try JSONReport.write(body, of: scene, to: file)
        // Opened before the report is committed: both can be written, or neither is.
        let picture = try companion.map { try destination.open($0) }
        let report = try ExportReport.WrittenFile(committing: file, mediaType: FileType.json.mediaType)
        return [report] + (try picture.map { [try write(draw(), to: $0)] } ?? [])
    }

    private func write(_ picture: Plane<RGB8>, to file: OutputFile) throws -> ExportReport.WrittenFile {
        let notes = PictureNotes(texts: PictureNotes(of: scene, keepsColors: false).texts)
        try PNGFile.write(picture, notes: notes, to: file)
        return try ExportReport.WrittenFile(committing: file, mediaType: FileType.png.mediaType)
    }
}
