import Files
import ImageFiles
import Scene

/// Writes a scene's depth as a portable float map.
public enum PFMExporter: Exporter {
    public static let name = "pfm"
    public static let abstract = "The depth itself as a portable float map (PFM), as MiDaS and Middlebury have it."
    public static let fileTypes: [FileType] = [.pfm]

    public static func export(
        _ scene: Scene, options: DepthQuantityOptions, to destination: Destination
    ) throws -> ExportReport {
        let depth = try FloatDepth(of: scene, quantity: options.quantity)
        let file = try destination.open()
        try PFMFile.write(depth.values, to: file)
        return ExportReport(
            files: [try .init(committing: file, mediaType: FileType.pfm.mediaType)], facts: depth.facts,
            warnings: depth.warnings)
    }
}
