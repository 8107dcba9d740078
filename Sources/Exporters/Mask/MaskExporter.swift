import ArgumentParser
import Files
import ImageFiles
import Raster
import Scene

/// Writes a scene's foreground as a grey picture: white in front, black behind.
public enum MaskExporter: Exporter {
    public static let name = "mask"
    public static let abstract = "The foreground as a mask (PNG): white in front, black behind."
    public static let fileTypes: [FileType] = [.png]

    public struct Options: ParsableArguments, Sendable {
        @OptionGroup var foreground: ForegroundOptions

        @OptionGroup var matting: MattingOptions

        @OptionGroup var depth: BitDepthOptions

        public init() {}

        public func validate() throws {
            try matting.validate(with: foreground)
        }
    }

    public static func export(_ scene: Scene, options: Options, to destination: Destination) throws -> ExportReport {
        let matte = try Matte(
            in: scene, foreground: options.foreground, matting: options.matting, standard: .none)
        let destination = destination.sparing(options.matting)
        let trimapFile = try destination.openTrimap(options.matting)
        let file = try destination.open()
        let notes = PictureNotes(of: scene, keepsColors: false)
        if options.depth.bits == 16 {
            try PNGFile.write(matte.alpha, notes: notes, to: file)
        } else {
            try PNGFile.write(matte.alpha8, notes: notes, to: file)
        }
        return ExportReport(
            files: try ExportReport.files(
                committing: file, mediaType: FileType.png.mediaType, trimap: matte.trimap, to: trimapFile),
            facts: matte.facts, warnings: matte.warnings)
    }
}
