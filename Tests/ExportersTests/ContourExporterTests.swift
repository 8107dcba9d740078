import ArgumentParser
import Files
import Foundation
import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

@Suite struct ContourExporterTests {
    /// A bowl of inverse depth 1 in the middle and 0.2 at distance 20 from it, with a photo.
    private func scene(
        calibration: Calibration? = nil, values: Plane<Float>? = nil, hasPhoto: Bool = true
    ) throws -> Scene {
        let values =
            values ?? ContourFields.plane(48, 36) { x, y in 1 - 0.04 * hypot(x - 24, y - 18) }
        let (width, height) = (values.width, values.height)
        let metadata = PhotoMetadata(
            format: "PNG", storedWidth: width, storedHeight: height, bitDepth: 8, channels: 3)
        let photo = Photo(
            name: "a & b.png", pixels: Plane(width: width, height: height, repeating: RGB8(0x336699)),
            metadata: metadata)
        return Scene(
            name: "folder/a & b.png", photo: hasPhoto ? photo : nil,
            depth: DepthMap(values: values, meaning: .inverse), origin: DepthOrigin(file: "d.npy"),
            camera: Camera(focal: 40, width: width, height: height, source: .stated),
            calibration: calibration ?? Calibration(isInverse: true, a: 1, b: 0, unit: .metres, source: .nearFar))
    }

    private func export(
        _ scene: Scene, _ arguments: [String], as type: FileType
    ) throws -> (bytes: Data, report: ExportReport) {
        let path = NSTemporaryDirectory() + "/contour-\(UUID().uuidString).\(type.defaultExtension)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let report = try ContourExporter.export(
            scene, options: try ContourOptions.parse(arguments),
            to: Destination(target: .file(path), fileType: type))
        return (try Data(contentsOf: URL(fileURLWithPath: path)), report)
    }

    private func features(_ bytes: Data) throws -> [[String: Any]] {
        let root = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        #expect(root["type"] as? String == "FeatureCollection")
        #expect((root["isobath"] as? [String: Any])?["nearIs"] as? String == "larger")
        return try #require(root["features"] as? [[String: Any]])
    }

    private func coordinates(_ feature: [String: Any]) throws -> [[Double]] {
        let geometry = try #require(feature["geometry"] as? [String: Any])
        #expect(geometry["type"] as? String == "LineString")
        return try #require(geometry["coordinates"] as? [[Double]])
    }

    @Test func geoJSONHoldsCirclesInPixels() throws {
        let (bytes, report) = try export(try scene(), ["--at", "0.8,0.5", "--simplify", "0"], as: .geoJSON)
        let features = try features(bytes)
        #expect(features.count == 2)
        for (feature, (level, radius)) in zip(features, [(0.5, 12.5), (0.8, 5)]) {
            let properties = try #require(feature["properties"] as? [String: Any])
            #expect(properties["level"] as? Double == level)
            #expect(properties["levelDistance"] as? Double == 1 / level)
            #expect(properties["unit"] as? String == "metres")
            #expect(properties["closed"] as? Bool == true)
            #expect(abs((properties["length"] as? Double ?? 0) - 2 * .pi * radius) < 0.02 * radius + 0.1)
            let points = try coordinates(feature)
            #expect(points.first == points.last)
            #expect(points.allSatisfy { abs(hypot($0[0] - 24, $0[1] - 18) - radius) < 0.05 })
        }
        #expect(report.facts["levels"] == .numbers([0.5, 0.8]))
        #expect(report.facts["levelDistances"] == .numbers([2, 1.25]))
        #expect(report.facts["closedLines"] == .integer(2))
        #expect(report.warnings.isEmpty)
    }

    @Test func geoJSONOnTheCameraPlaneIsMetricWithYUp() throws {
        let scene = try scene(values: ContourFields.plane(40, 30) { _, y in 0.2 + 0.01 * y })
        let (bytes, _) = try export(scene, ["--at", "0.25", "--coordinates", "camera"], as: .geoJSON)
        let points = try coordinates(try #require(try features(bytes).first))
        // Row 5 of 30 at a distance of 4, seen with a focal length of 40: 10 rows above the axis.
        #expect(points.allSatisfy { abs($0[1] - 1) < 1e-3 })
        let across = points.map { $0[0] }
        #expect(abs((across.min() ?? 0) + 1.95) < 1e-3 && abs((across.max() ?? 0) - 1.95) < 1e-3)
    }

    @Test func svgHasALayerALevel() throws {
        let (bytes, _) = try export(try scene(), ["--levels", "4"], as: .svg)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains(#"viewBox="0 0 48 36""#))
        #expect(text.contains("<title>a &amp; b.png</title>"))
        #expect(text.components(separatedBy: #"data-level=""#).count == 5)
        #expect(text.contains("isobath") && text.contains("&quot;nearIs&quot;:&quot;larger&quot;"))
        // Four rings or arcs; rings end in Z.
        #expect(text.components(separatedBy: "<path d=\"M").count > 4)
        #expect(text.contains("Z\"/>"))
        #expect(!text.contains("<image"))
        #expect(text.hasSuffix("</svg>\n"))
    }

    @Test func svgEmbedsThePhoto() throws {
        let (bytes, _) = try export(try scene(), ["--photo"], as: .svg)
        let text = String(decoding: bytes, as: UTF8.self)
        let start = try #require(text.range(of: "data:image/jpeg;base64,"))
        let jpeg = try #require(Data(base64Encoded: String(text[start.upperBound...].prefix { $0 != "\"" })))
        let photo = try PhotoFile.read(InputFile(name: "embedded", bytes: jpeg), limits: DecodeLimits()).pixels
        #expect(photo.width == 48 && photo.height == 36)
        #expect(abs(Int(photo[5, 5].blue) - 0x99) < 6)
        #expect(text.hasSuffix("</svg>\n"))
        #expect(throws: ExportError.self) { try export(scene(hasPhoto: false), ["--photo"], as: .svg) }
    }

    @Test func pngShowsTheLevelsColours() throws {
        let (bytes, _) = try export(try scene(), ["--levels", "3", "--width", "400"], as: .png)
        let file = InputFile(name: "plot", bytes: bytes)
        let (pixels, metadata) = try PhotoFile.read(file, limits: DecodeLimits())
        #expect(pixels.width == 400)
        #expect(DepthRecord(json: metadata.texts[DepthRecord.keyword] ?? "")?.meaning == .inverse)
        let style = ContourStyle(try ContourOptions.parse([]), format: .png)
        for nearness: Float in [0, 0.5, 1] {
            let color = style.color(nearness: nearness)
            // In the legend at least.
            #expect(pixels.pixels.contains(color))
        }
        #expect(pixels.pixels.contains(style.background))
    }

    @Test func pdfIsWhole() throws {
        let (bytes, _) = try export(try scene(), ["--photo", "--title", "Bowl"], as: .pdf)
        #expect(bytes.starts(with: Data("%PDF-".utf8)))
        #expect(String(decoding: bytes.suffix(8), as: UTF8.self).contains("%%EOF"))
    }

    @Test func levelsByIntervalAndDepth() throws {
        // Distances run from about 1 to 2.5.
        let scene = try scene(
            values: ContourFields.plane(48, 36) { x, y in 1 - 0.02 * hypot(x - 24, y - 18) })
        let (_, report) = try export(scene, ["--spacing", "depth", "--interval", "0.5"], as: .geoJSON)
        guard case .numbers(let levels) = report.facts["levels"] else {
            Issue.record("no levels")
            return
        }
        #expect(levels == [1.5, 2])
        #expect(report.facts["levelDistances"] == .numbers(levels))
    }

    @Test func evenLevelsLieInsideTheRange() throws {
        let values = ContourFields.plane(50, 50) { x, _ in (x - 0.5) / 49 }
        let (_, report) = try export(try scene(values: values), ["--levels", "4"], as: .geoJSON)
        guard case .numbers(let levels) = report.facts["levels"] else {
            Issue.record("no levels")
            return
        }
        for (level, expected) in zip(levels, [0.2, 0.4, 0.6, 0.8]) { #expect(abs(level - expected) < 0.001) }
    }

    @Test func constantDepthGivesAWarning() throws {
        let (bytes, report) = try export(
            try scene(values: Plane(width: 20, height: 20, repeating: 0.5)), [], as: .geoJSON)
        #expect(try features(bytes).isEmpty)
        #expect(report.warnings == ["the depth spans no level: there are no lines"])
        for type in [FileType.svg, .png, .pdf] {
            _ = try export(try scene(values: Plane(width: 20, height: 20, repeating: 0.5)), [], as: type)
        }
        let thin = try export(try scene(values: ContourFields.plane(9, 1) { x, _ in x }), [], as: .png)
        #expect(thin.report.warnings == ["the picture is one pixel thin: there are no lines in it"])
        let short = try export(try scene(), ["--min-length", "1000"], as: .svg)
        #expect(short.report.warnings == ["no line is long enough to be kept, or none of the levels occurs"])
        #expect(throws: ExportError.self) {
            try export(scene(values: Plane(width: 4, height: 4, repeating: .nan)), [], as: .svg)
        }
    }

    @Test(arguments: [
        ["--levels", "0"], ["--levels", "251"], ["--interval", "0"], ["--interval", "nan"], ["--at", "1,,2"],
        ["--at", "x"], ["--levels", "3", "--at", "1"], ["--simplify", "-1"], ["--smooth", "51"],
        ["--min-length", "-1"], ["--spacing", "depth", "--at", "-1"], ["--width", "10"], ["--theme", "pink"],
        ["--line-width", "0"],
    ]) func wrongOptionsAreRefused(arguments: [String]) {
        #expect(throws: (any Error).self) { try ContourOptions.parse(arguments) }
    }

    @Test func tooManyLevelsAreAUsageError() throws {
        let error = #expect(throws: ExportError.self) {
            try export(scene(), ["--interval", "0.00001"], as: .svg)
        }
        #expect(error?.exitStatus == .usage)
    }

    @Test func smoothingKeepsPlanesAndHoles() throws {
        var field = ContourFields.plane(40, 30) { x, y in 2 * x - y }
        let smooth = field.gaussianSmoothed(sigma: 2)
        for y in 6..<24 { for x in 6..<34 { #expect(abs(smooth[x, y] - field[x, y]) < 1e-3) } }
        field[10, 10] = .nan
        let holed = field.gaussianSmoothed(sigma: 2)
        #expect(holed[10, 10].isNaN)
        #expect(holed.pixels.filter(\.isNaN).count == 1)
        var spike = Plane<Float>(width: 31, height: 31, repeating: 0)
        spike[15, 15] = 1
        let spread = spike.gaussianSmoothed(sigma: 1.5)
        #expect(abs(spread.pixels.reduce(0, +) - 1) < 1e-3)
        #expect(abs(spread[17, 15] / spread[15, 15] - Float(exp(-4 / 4.5))) < 1e-4)
    }

    @Test(arguments: [5, 6.3, 12, 27.5, 50]) func wideSmoothingComesCloseToTheGaussian(sigma: Double) throws {
        let variance = BoxedGaussian(sigma: sigma).blurs.reduce(0.0) { $0 + Double($1.radius * ($1.radius + 1)) / 3 }
        #expect(abs(variance / (sigma * sigma) - 1) < 0.02)
        var field = ContourFields.waves(150, 70, seed: 5, length: 40)
        for y in 20..<50 { for x in 30..<60 { field[x, y] = .nan } }
        field[80, 10] = .infinity
        // Far above all else, so that its traces would show.
        field[100, 40] = 1000
        let (boxed, exact) = (field.gaussianSmoothed(sigma: sigma), field.exactlySmoothed(sigma: sigma))
        #expect(boxed[80, 10] == .infinity)
        #expect(boxed.pixels.filter(\.isNaN).count == 30 * 30)
        // 3 % of what the spike adds at most, and of the waves.
        let peak = 1000 / (2 * .pi * sigma * sigma) * 3
        for (ours, theirs) in zip(boxed.pixels, exact.pixels) where ours.magnitude < .infinity {
            #expect(abs(ours - theirs) < Float(0.06 * (peak + 1)))
        }
    }

    @Test func wideSmoothingKeepsWhatIsFlatToItsSides() throws {
        var field = Plane<Float>(width: 60, height: 40, repeating: 3)
        for x in 0..<60 { field[x, 20] = .nan }
        let smooth = field.gaussianSmoothed(sigma: 50)
        #expect(smooth.pixels.allSatisfy { $0.isNaN || abs($0 - 3) < 1e-5 })
        let ramp = ContourFields.plane(200, 8) { x, _ in x }.gaussianSmoothed(sigma: 10)
        for x in 40..<160 { #expect(abs(ramp[x, 4] - Float(x) - 0.5) < 1e-3) }
    }

    @Test func decimalsAreExact() {
        var text = DecimalText()
        for (value, decimals) in [(0, 3), (500, 3), (-1, 3), (1_234_560, 3), (12, 0), (-90, 1), (Int(Int32.max), 9)] {
            text.append(value, decimals: decimals)
            text.append(" ")
        }
        #expect(String(decoding: text.bytes, as: UTF8.self) == "0 0.5 -0.001 1234.56 12 -9 2.147483647 ")
    }
}
