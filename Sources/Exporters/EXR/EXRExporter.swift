import Files
import ImageFiles
import Scene

/// Writes a scene's depth as the channel Z of an OpenEXR file.
public enum EXRExporter: Exporter {
    public static let name = "exr"
    public static let abstract = "The depth itself as the channel Z of an OpenEXR file, for compositing."
    public static let fileTypes: [FileType] = [.exr]

    public static func export(
        _ scene: Scene, options: EXROptions, to destination: Destination
    ) throws -> ExportReport {
        if options.colors && scene.photo == nil {
            throw ExportError(
                "--colors", "needs a photo, and there is only depth", mend: "give the photo as well",
                exitStatus: .usage)
        }
        let depth = try FloatDepth(of: scene, quantity: options.samples.quantity)
        let file = try destination.open()
        try EXRFile.write(
            depth.values, colors: options.colors ? scene.photo?.pixels : nil, record: depth.record.json, to: file)
        var facts = depth.facts
        facts["channels"] = .text(options.colors ? "B G R Z" : "Z")
        return ExportReport(
            files: [try .init(committing: file, mediaType: FileType.exr.mediaType)], facts: facts,
            warnings: depth.warnings)
    }
}
