import Exporters
import Files
import Foundation
import Scene

/// Every exporter with its default options, on one scene in memory.
enum ExporterBenchmark {
    static func run(scene: Scene, folder: String, repeats: Int) throws {
        print("exporter (default options, written to \(NSTemporaryDirectory()))")
        for exporter in ExporterRegistry.all { try measure(exporter, scene, folder, repeats) }
    }

    private static func measure<E: Exporter>(_ exporter: E.Type, _ scene: Scene, _ folder: String, _ repeats: Int)
        throws
    {
        let options = try E.Options.parse([])
        guard let fileType = E.fileTypes.first else { return }
        let path = "\(folder)/export-\(E.name).\(fileType.defaultExtension)"
        let destination = Destination(target: .file(path), fileType: fileType)
        let (milliseconds, report) = try Stopwatch.median(of: repeats) {
            try E.export(scene, options: options, to: destination)
        }
        let bytes = report.files.reduce(0) { $0 + $1.bytes }
        Stopwatch.row(
            E.name, milliseconds, pixels: scene.width * scene.height,
            note: "\(Stopwatch.decimal(Double(bytes) / 1e6, 1).leftPadding(to: 8)) MB")
        for file in report.files { try? FileManager.default.removeItem(atPath: file.path) }
    }
}
