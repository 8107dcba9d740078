import Exporters
import Files
import Foundation
import ImageFiles
import Raster
import Scene

/// `isobath-bench --contours FILE...`: 16 contour levels of given fields, to compare with other programs on the same numbers
/// (`scripts/compare-contours.py`).
enum ContourBenchmark {
    /// Spread over 0...1, which the fields must span.
    private static let levels = (0..<16).map { 0.05 + 0.9 * Double($0) / 15 }

    static func run(fields: [String]) throws {
        for path in fields {
            let field = try SampleFile.read(try InputFile(path: path), limits: DecodeLimits()).values
            let pixels = field.width * field.height
            print((path as NSString).lastPathComponent)
            for tolerance in [0, 0.1] {
                let tracer = IsolineTracer(tolerance: tolerance)
                let (milliseconds, lines) = try Stopwatch.median(of: 9) {
                    try tracer.isolines(of: field, levels: levels.map(Float.init))
                }
                let points = lines.reduce(0) { $0 + $1.points.count }
                Stopwatch.row(
                    "trace, --simplify \(tolerance)", milliseconds, pixels: pixels,
                    note: "  \(lines.count) lines, \(points) points")
            }
            try measureExport(field)
        }
    }

    /// From the depth to the file, with the range of depth found and the lines written.
    private static func measureExport(_ field: Plane<Float>) throws {
        let scene = Scene(
            name: "field", photo: nil, depth: DepthMap(values: field, meaning: .inverse), origin: DepthOrigin(),
            camera: Camera(assumedForWidth: field.width, height: field.height),
            calibration: Calibration(isInverse: true, a: 1, b: 0.1, unit: .near, source: .assumed))
        for type in ContourExporter.fileTypes {
            let path = NSTemporaryDirectory() + "isobath-contours-\(UUID().uuidString).\(type.defaultExtension)"
            defer { try? FileManager.default.removeItem(atPath: path) }
            let options = try ContourOptions.parse(["--levels", "16"])
            let (milliseconds, _) = try Stopwatch.median(of: 5) {
                try ContourExporter.export(
                    scene, options: options, to: Destination(target: .file(path), fileType: type))
            }
            Stopwatch.row("export to \(type.defaultExtension)", milliseconds, pixels: field.width * field.height)
        }
    }
}
