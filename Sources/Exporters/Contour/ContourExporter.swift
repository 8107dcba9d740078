import Files
import Scene

/// Lines of equal depth.
public enum ContourExporter: Exporter {
    public static let name = "contour"
    public static let abstract = "Draw lines of equal depth: SVG layers, PNG and PDF plots, GeoJSON."
    public static let fileTypes: [FileType] = [.svg, .png, .pdf, .geoJSON]

    public static func fileType(of options: ContourOptions) -> FileType? { options.format?.fileType }

    public static func export(
        _ scene: Scene, options: ContourOptions, to destination: Destination
    ) throws -> ExportReport {
        guard let format = ContourFormat(destination.fileType) else {
            throw ExportError(
                destination.target.description, "is no name for contours",
                mend: "end it in .svg, .png, .pdf or .geojson, or give --format", exitStatus: .usage)
        }
        try options.refuseMeaningless(for: format)
        if options.photo && scene.photo == nil {
            throw ExportError(
                "--photo", "needs a photo, and there is only depth", mend: "give the photo as well", exitStatus: .usage)
        }
        let contours = try Contours(of: scene, options: options)
        var warnings = contours.warnings
        let style = ContourStyle(options, format: format)
        let file = try destination.open()
        switch format {
        case .svg: try SVGContours(contours: contours, style: style, width: options.width).write(to: file)
        case .png, .pdf:
            let plot = ContourPlot(contours: contours, style: style, options: options, isPrint: format == .pdf)
            warnings += plot.warnings
            try plot.write(to: file)
        case .geojson:
            let missing = try GeoJSONContours(contours: contours, coordinates: options.coordinates ?? .pixels)
                .write(to: file)
            if missing > 0 {
                warnings.append("\(missing) lines at infinite distance have no place on the camera plane")
            }
        }
        return ExportReport(
            files: [try ExportReport.WrittenFile(committing: file, mediaType: destination.fileType.mediaType)],
            facts: facts(of: contours, spacing: options.spacing), warnings: warnings)
    }

    private static func facts(of contours: Contours, spacing: LevelSpacing) -> [String: ExportReport.Fact] {
        var facts: [String: ExportReport.Fact] = [
            "spacing": .text(spacing.rawValue),
            "levels": .numbers(contours.levels.map(\.value)),
            "unit": .text(contours.scene.calibration.unit.rawValue),
            "lines": .integer(contours.lines.count),
            "closedLines": .integer(contours.lines.reduce(0) { $0 + ($1.isClosed ? 1 : 0) }),
            "points": .integer(contours.lines.reduce(0) { $0 + $1.points.count }),
            "lengthPixels": .number(contours.lines.reduce(0) { $0 + $1.length }),
        ]
        let distances = contours.levels.compactMap(\.distance)
        if distances.count == contours.levels.count { facts["levelDistances"] = .numbers(distances) }
        return facts
    }
}
