import Files
import ImageFiles
import Raster
import Scene

/// Writes a scene's depth as a picture in false colours.
public enum HeatmapExporter: Exporter {
    public static let name = "heatmap"
    public static let abstract = "The depth as a picture in false colours (PNG or JPEG)."
    public static let fileTypes: [FileType] = [.png, .jpeg]

    public static func export(
        _ scene: Scene, options: HeatmapOptions, to destination: Destination
    ) throws -> ExportReport {
        try JPEGQuality.refuse(options.quality, for: destination.fileType)
        if options.sideBySide && scene.photo == nil {
            throw ExportError(
                scene.name, "is depth without a photo to put beside it",
                mend: "leave --side-by-side out, or give the photo, and its depth with --depth", exitStatus: .usage)
        }
        let range = scene.inverseDepth.percentileRange(low: options.low / 100, high: options.high / 100)
        let scale = ColorScale(
            range: range ?? 0...0, map: options.colors, isReversed: options.reverse,
            emptyColor: options.emptyColor.color)
        let picture = try HeatmapLayout(
            scene: scene, photo: options.sideBySide ? scene.photo : nil, scale: scale,
            legend: options.legend ? HeatmapLegend(scale: scale, scene: scene) : nil
        ).picture()
        let notes = PictureNotes(of: scene, keepsColors: false)
        let file = try destination.open()
        if destination.fileType == .jpeg {
            try JPEGFile.write(picture, quality: options.quality ?? JPEGQuality.standard, notes: notes, to: file)
        } else {
            try PNGFile.write(picture, notes: notes, to: file)
        }
        return ExportReport(
            files: [try .init(committing: file, mediaType: destination.fileType.mediaType)],
            facts: facts(picture, scene: scene, range: range, options: options),
            warnings: warnings(range: range))
    }

    private static func facts(
        _ picture: Plane<RGB8>, scene: Scene, range: ClosedRange<Float>?, options: HeatmapOptions
    ) -> [String: ExportReport.Fact] {
        var facts: [String: ExportReport.Fact] = [
            "width": .integer(picture.width), "height": .integer(picture.height),
            "colors": .text(options.colors.rawValue), "unit": .text(scene.calibration.unit.rawValue),
        ]
        guard let range else { return facts }
        facts["inverseDepthRange"] = .numbers([Double(range.lowerBound), Double(range.upperBound)])
        if let near = scene.distance(atInverseDepth: range.upperBound),
            let far = scene.distance(atInverseDepth: range.lowerBound)
        {
            facts["distanceRange"] = .numbers([near, far])
        }
        return facts
    }

    private static func warnings(range: ClosedRange<Float>?) -> [String] {
        guard let range else { return ["there is no depth at all: the picture is empty"] }
        return range.lowerBound < range.upperBound
            ? [] : ["the depth is the same everywhere: the picture has one colour"]
    }
}
