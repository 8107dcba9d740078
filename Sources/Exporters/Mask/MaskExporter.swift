import ArgumentParser
import Files
import ImageFiles
import Scene

/// Writes a scene's foreground as a grey picture: white in front, black behind.
public enum MaskExporter: Exporter {
    public static let name = "mask"
    public static let abstract = "The foreground as an 8-bit mask (PNG): 255 in front, 0 behind."
    public static let fileTypes: [FileType] = [.png]

    public struct Options: ParsableArguments, Sendable {
        @OptionGroup var foreground: ForegroundOptions

        public init() {}
    }

    public static func export(_ scene: Scene, options: Options, to destination: Destination) throws -> ExportReport {
        let finding = ForegroundFinding(in: scene, options: options.foreground)
        let file = try destination.open()
        try PNGFile.write(finding.mask, notes: PictureNotes(of: scene, keepsColors: false), to: file)
        return ExportReport(
            files: [try .init(committing: file, mediaType: FileType.png.mediaType)],
            facts: finding.facts, warnings: finding.warnings)
    }
}
