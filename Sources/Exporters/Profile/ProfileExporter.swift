import Files
import Foundation
import ImageFiles
import Scene

/// Writes the depth along a line, as numbers or as a plot.
public enum ProfileExporter: Exporter {
    public static let name = "profile"
    public static let abstract = "The depth along a line of pixels: CSV, or a plot as PNG, SVG or PDF."
    public static let fileTypes: [FileType] = [.csv, .png, .svg, .pdf]

    public static func export(_ scene: Scene, options: ProfileOptions, to destination: Destination) throws
        -> ExportReport
    {
        if destination.fileType == .csv, options.width != nil { throw ExportError.meaningless("--width", for: "csv") }
        let ends = try options.ends(in: scene)
        let profile = try DepthProfile(of: scene, from: ends.from, to: ends.to)
        let isPixels = destination.fileType == .png
        let plot = ProfilePlot(profile: profile, scene: scene, width: Double(options.width ?? (isPixels ? 1200 : 800)))
        let file = try destination.open()
        switch destination.fileType {
        case .png: try plot.writePNG(to: file)
        case .svg: try plot.writeSVG(to: file)
        case .pdf: try plot.writePDF(to: file)
        default: try ProfileTable(profile: profile, scene: scene).write(to: file)
        }
        return ExportReport(
            files: [try .init(committing: file, mediaType: destination.fileType.mediaType)],
            facts: facts(of: profile, in: scene), warnings: warnings(about: profile))
    }

    private static func facts(of profile: DepthProfile, in scene: Scene) -> [String: ExportReport.Fact] {
        let distances = profile.samples.map(\.distance).filter { !$0.isNaN }
        var facts: [String: ExportReport.Fact] = [
            "from": .numbers([Double(profile.from.x), Double(profile.from.y)]),
            "to": .numbers([Double(profile.to.x), Double(profile.to.y)]),
            "samples": .integer(profile.samples.count), "unit": .text(scene.calibration.unit.rawValue),
            "withoutDepth": .integer(profile.samples.count - distances.count),
            "edges": .integer(edgeCount(of: profile)),
        ]
        if let least = distances.min(), let greatest = distances.max() {
            facts["distanceRange"] = .numbers([Double(least), Double(greatest)])
        }
        return facts
    }

    /// Edges, each of which may mark several samples in a row.
    private static func edgeCount(of profile: DepthProfile) -> Int {
        zip([false] + profile.samples.map(\.isAfterEdge), profile.samples).count { !$0 && $1.isAfterEdge }
    }

    private static func warnings(about profile: DepthProfile) -> [String] {
        profile.samples.contains { !$0.distance.isNaN } ? [] : ["there is no depth along the line"]
    }
}
