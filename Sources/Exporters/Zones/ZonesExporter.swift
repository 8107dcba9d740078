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
        let report = try ReportFiles(of: scene, to: destination, wantsPicture: options.picture)
        guard options.grid.columns <= scene.width, options.grid.rows <= scene.height else {
            throw ExportError(
                scene.name,
                "has \(scene.width)x\(scene.height) pixels, too few for --grid \(options.grid.columns)x\(options.grid.rows)",
                mend: "give fewer columns or rows", exitStatus: .usage)
        }
        let finding = ZonesFinding(in: scene, options: options)
        let files = try report.write(finding) { try ZonesPicture(finding: finding, scene: scene).drawn() }
        return ExportReport(files: files, facts: finding.facts, warnings: finding.warnings)
    }
}
