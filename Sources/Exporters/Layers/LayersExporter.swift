import Files
import ImageFiles
import Raster
import Scene

/// Cuts a photo into layers by depth: a picture with transparency for each, which over one another are the photo again.
public enum LayersExporter: Exporter {
    public static let name = "layers"
    public static let abstract =
        "The photo cut into layers by depth (a PNG each), which over one another are the photo."
    public static let fileTypes: [FileType] = [.png]

    public static func export(
        _ scene: Scene, options: LayersOptions, to statedDestination: Destination
    ) throws -> ExportReport {
        guard let photo = scene.photo else {
            throw ExportError(
                scene.name, "is depth without a photo to cut", mend: "give the photo, and its depth with --depth",
                exitStatus: .usage)
        }
        // The layers' names are ours, so the user may not see coming that one is the photo's.
        let destination = statedDestination.sparing(photo.name)
        let targets = try (1...options.count).map { try destination.companion(suffix: ".layer-\($0).png") }
        let layers =
            options.atDistances.map { DepthLayers(of: scene, at: $0.distances) }
            ?? DepthLayers(of: scene, count: options.count)
        let pictures = LayerPicture(
            layers: layers, colors: photo.pixels, fill: options.fill ?? max(scene.width, scene.height) / 50)
        let notes = PictureNotes(of: scene, keepsColors: true)
        var files: [OutputFile] = []
        for (layer, target) in targets.enumerated() {
            let file = try destination.open(target)
            try PNGFile.write(pictures.picture(of: layer), notes: notes, to: file)
            files.append(file)
        }
        for file in files { try file.flush() }
        let written = try files.map { try ExportReport.WrittenFile(committing: $0, mediaType: FileType.png.mediaType) }
        return ExportReport(files: written, facts: facts(of: layers, in: scene), warnings: warnings(about: layers))
    }

    private static func facts(of layers: DepthLayers, in scene: Scene) -> [String: ExportReport.Fact] {
        [
            "layers": .integer(layers.count),
            "layerShares": .numbers(layers.shares),
            "leastInverseDepths": .numbers(layers.thresholds.map { Double($0) }),
            "farthestDistances": .numbers(layers.thresholds.compactMap { scene.distance(atInverseDepth: $0) }),
            "unit": .text(scene.calibration.unit.rawValue),
        ]
    }

    private static func warnings(about layers: DepthLayers) -> [String] {
        let empty = layers.shares.enumerated().filter { $0.element == 0 }.map { String($0.offset + 1) }
        return empty.isEmpty
            ? [] : ["nothing lies in layer \(empty.joined(separator: ", ")): the picture is transparent throughout"]
    }
}

extension LayersOptions {
    /// How many layers there are to be.
    var count: Int { atDistances.map { $0.distances.count + 1 } ?? layers ?? LayersOptions.standardCount }
}
