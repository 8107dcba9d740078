import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

struct HeatmapExporterTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func nearIsBright() throws {
        let scene = pictureScene([[0, 0.5, 1], [.nan, 0.25, 1]], meaning: .inverse)
        let (file, report) = try folder.export(scene, with: HeatmapExporter.self, "--low", "0", "--high", "100")
        let (pixels, metadata) = try PhotoFile.read(file)
        let inferno = ColorMap.inferno
        #expect(
            pixels.pixels == [
                inferno.color(at: 0), inferno.color(at: 0.5), inferno.color(at: 1),
                RGB8(0x808080), inferno.color(at: 0.25), inferno.color(at: 1),
            ])
        #expect(metadata.texts["isobath"].flatMap { DepthRecord(json: $0) }?.meaning == .inverse)
        #expect(report.facts["inverseDepthRange"] == .numbers([0, 1]))
        #expect(report.warnings.isEmpty)
    }

    @Test func metricDepthIsShownAsInverseDepth() throws {
        let scene = pictureScene([[1, 2, 4]])
        let (file, _) = try folder.export(
            scene, with: HeatmapExporter.self, "--colors", "grey", "--low", "0", "--high", "100")
        // Inverse 1, 0.5, 0.25: shares 1, 1/3, 0.
        #expect(try PhotoFile.read(file).pixels.pixels.map(\.red) == [255, 85, 0])
        let (reversed, _) = try folder.export(
            scene, with: HeatmapExporter.self, "--colors", "grey", "--low", "0", "--high", "100", "--reverse",
            "--empty-color", "red")
        #expect(try PhotoFile.read(reversed).pixels.pixels.map(\.red) == [0, 170, 255])
    }

    @Test func wildPixelsDoNotEatTheColors() throws {
        var row = (0..<1000).map { Float($0) / 1000 }
        row[3] = 1000
        let (file, _) = try folder.export(
            pictureScene([row], meaning: .inverse), with: HeatmapExporter.self, "--colors", "grey")
        let reds = try PhotoFile.read(file).pixels.pixels.map(\.red)
        #expect(reds[3] == 255)
        // Within the outlier's share, the percentile is exact to 1/65536 of the whole range: 0.015 here.
        #expect(abs(Int(reds[500]) - 128) < 6)
        #expect(reds[995] > 250)
    }

    @Test func theSameDepthEverywhereIsOneColor() throws {
        let (file, report) = try folder.export(pictureScene([[3, 3], [3, 3]]), with: HeatmapExporter.self)
        #expect(Set(try PhotoFile.read(file).pixels.pixels) == [ColorMap.inferno.table[127]])
        #expect(report.warnings.count == 1)
        let (empty, _) = try folder.export(pictureScene([[.nan, .nan]]), with: HeatmapExporter.self)
        #expect(Set(try PhotoFile.read(empty).pixels.pixels) == [RGB8(0x808080)])
    }

    @Test func putsPhotoAndLegendBesideIt() throws {
        let rows = (0..<100).map { y in [Float](repeating: 1 + Float(y) / 25, count: 60) }
        let scene = pictureScene(rows, photo: true)
        let (file, report) = try folder.export(scene, with: HeatmapExporter.self, "--side-by-side", "--legend")
        let picture = try PhotoFile.read(file).pixels
        #expect(picture.height == 100)
        #expect(picture.width > 120 + 20)
        #expect(report.facts["width"] == .integer(picture.width))
        #expect(picture[5, 9] == RGB8(red: 50, green: 90, blue: 7))
        #expect(picture[60, 0] == ColorMap.inferno.table[255])
        #expect(picture[119, 99] == ColorMap.inferno.table[0])
        // The bar: near at the top, far at the bottom, white round it, and some text in black.
        let bar = 120 + 12
        #expect(picture[121, 50] == .white)
        #expect(picture[bar, 12] == ColorMap.inferno.color(at: 0.95) || picture[bar, 12].red > 240)
        #expect(picture[bar, 90].red < 20)
        let text = (0..<100).flatMap { y in (bar + 10..<picture.width).map { picture[$0, y] } }
        #expect(text.contains { $0.red < 64 })
    }

    @Test func legendsOfCalibratedScenesAreInMetres() {
        #expect(HeatmapLegend.format(metres: 0.5) == "0.500 m")
        #expect(HeatmapLegend.format(metres: 2.345) == "2.35 m" || HeatmapLegend.format(metres: 2.345) == "2.34 m")
        #expect(HeatmapLegend.format(metres: 9.999) == "10.0 m")
        #expect(HeatmapLegend.format(metres: 123.4) == "123 m")
    }

    @Test func tinyPicturesMayHaveALegend() throws {
        let (file, _) = try folder.export(pictureScene([[1]]), with: HeatmapExporter.self, "--legend")
        #expect(try PhotoFile.read(file).pixels.height == 1)
    }

    @Test func qualityIsOfAJPEG() throws {
        let rows = (0..<64).map { y in (0..<64).map { x in Float((x * 37 + y * 91) % 101) } }
        let scene = pictureScene(rows, meaning: .inverse)
        let sizes = try [["--quality", "20"], [], ["--quality", "92"], ["--quality", "100"]].map {
            try folder.export(scene, with: HeatmapExporter.self, arguments: $0, as: .jpeg).file.bytes.count
        }
        #expect(sizes[0] < sizes[1] && sizes[1] == sizes[2] && sizes[2] < sizes[3])
        let error = #expect(throws: ExportError.self) {
            try folder.export(scene, with: HeatmapExporter.self, "--quality", "92", as: .png)
        }
        #expect(error?.subject == "--quality" && error?.cause == "has no meaning for png")
        #expect(error?.exitStatus == .usage)
    }

    @Test func refusesWhatCannotBe() throws {
        #expect(throws: ExportError.self) {
            try folder.export(pictureScene([[1, 2]]), with: HeatmapExporter.self, "--side-by-side")
        }
        #expect(throws: (any Error).self) { try HeatmapOptions.parse(["--low", "50", "--high", "50"]) }
        #expect(throws: (any Error).self) { try HeatmapOptions.parse(["--colors", "rainbow"]) }
        #expect(throws: (any Error).self) { try HeatmapOptions.parse(["--quality", "0"]) }
    }
}
