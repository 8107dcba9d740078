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
        let report = try ReportFiles(
            of: scene, to: destination.sparing(options.baseline), wantsPicture: options.picture)
        let analysis = try SceneAnalysis(of: scene, options: options)
        let files = try report.write(analysis) { try AnalysisPicture(analysis: analysis, scene: scene).drawn() }
        return ExportReport(files: files, facts: analysis.facts, warnings: analysis.warnings)
    }
}
