import Files
import ImageFiles
import Scene

/// Writes a scene's depth as an array for NumPy.
public enum NPYExporter: Exporter {
    public static let name = "npy"
    public static let abstract = "The depth itself as a 32-bit floating-point array (NPY) for NumPy."
    public static let fileTypes: [FileType] = [.npy]

    public static func export(
        _ scene: Scene, options: DepthQuantityOptions, to destination: Destination
    ) throws -> ExportReport {
        let depth = try FloatDepth(of: scene, quantity: options.quantity)
        let file = try destination.open()
        try NPYFile.write(depth.values, comment: "\(DepthRecord.keyword) \(depth.record.json)", to: file)
        return ExportReport(
            files: [try .init(committing: file, mediaType: FileType.npy.mediaType)], facts: depth.facts,
            warnings: depth.warnings)
    }
}
