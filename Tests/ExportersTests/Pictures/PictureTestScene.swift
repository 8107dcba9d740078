import Files
import Foundation
import ImageFiles
import Raster
import Scene

@testable import Exporters

/// A scene of given depth, for tests of exporters that make pictures.
/// - Parameter photo: gets a photo whose pixel (x, y) is (10x, 10y, 7), with a resolution and a colour profile's place empty.
func pictureScene(
    _ rows: [[Float]], meaning: DepthMeaning = .metres, calibration: Calibration? = nil, photo: Bool = false
) -> Scene {
    let (width, height) = (rows.first?.count ?? 0, rows.count)
    let metric = Calibration(isInverse: false, a: 1, b: 0, unit: .metres, source: .metric)
    let relative = Calibration(isInverse: meaning == .inverse, a: 1, b: 0, unit: .near, source: .assumed)
    let pixels = (0..<width * height).map { index in
        RGB8(
            red: UInt8(truncatingIfNeeded: 10 * (index % width)),
            green: UInt8(truncatingIfNeeded: 10 * (index / width)),
            blue: 7)
    }
    let metadata = PhotoMetadata(
        format: "PNG", storedWidth: width, storedHeight: height, bitDepth: 8, channels: 3,
        resolution: .init(x: 300, y: 150))
    return Scene(
        name: "test",
        photo: photo
            ? Photo(name: "test", pixels: Plane(width: width, height: height, pixels: pixels), metadata: metadata)
            : nil,
        depth: DepthMap(values: Plane(width: width, height: height, pixels: rows.flatMap { $0 }), meaning: meaning),
        origin: DepthOrigin(model: "test net"), camera: Camera(assumedForWidth: width, height: height),
        calibration: calibration ?? (meaning == .metres ? metric : relative))
}

/// A folder that goes away with the value.
final class TestFolder {
    let path = NSTemporaryDirectory() + "isobath-test-" + UUID().uuidString

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Runs an exporter with options as on the command line. Returns the written file and the report.
    func export<Plugin: Exporter>(
        _ scene: Scene, with plugin: Plugin.Type, _ arguments: String..., as type: FileType? = nil
    ) throws -> (file: InputFile, report: ExportReport) {
        try export(scene, with: plugin, arguments: arguments, as: type)
    }

    func export<Plugin: Exporter>(
        _ scene: Scene, with plugin: Plugin.Type, arguments: [String], as type: FileType? = nil
    ) throws -> (file: InputFile, report: ExportReport) {
        let type = type ?? plugin.fileTypes[0]
        let output = path + "/out." + type.defaultExtension
        let report = try plugin.export(
            scene, options: try Plugin.Options.parse(arguments),
            to: Destination(target: .file(output), fileType: type))
        return (try InputFile(path: output), report)
    }
}
