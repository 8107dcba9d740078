import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

struct MaskExporterTests {
    private let folder: TestFolder
    /// A box at 1 m with a hole without depth, a crumb at 1.1 m, a wall at 5 m.
    private let scene = pictureScene([
        [5, 5, 5, 5, 5, 5, 5, 5],
        [5, 1, 1, 1, 5, 5, 5, 5],
        [5, 1, .nan, 1, 5, 1.1, 5, 5],
        [5, 1, 1, 1, 5, 5, 5, 5],
        [5, 5, 5, 5, 5, 5, 5, 5],
    ])

    init() throws { folder = try TestFolder() }

    private func mask(_ arguments: [String]) throws -> [[UInt8]] {
        let options = try MaskExporter.Options.parse(arguments)
        let plane = try ForegroundFinding(in: scene, options: options.foreground).mask
        return (0..<plane.height).map { y in (0..<plane.width).map { plane[$0, y] } }
    }

    @Test func findsTheForegroundByItself() throws {
        let (file, report) = try folder.export(scene, with: MaskExporter.self)
        let image = try SampleFile.read(file)
        #expect(image.sampleType == "uint8")
        #expect(image.values.pixels == scene.distance.pixels.map { $0 < 2 ? 255 : 0 })
        #expect(report.facts["foregroundShare"] == .number(9.0 / 40))
        #expect(report.warnings.isEmpty)
        guard case .number(let limit) = report.facts["farthestDistance"] else {
            Issue.record("no threshold as a distance")
            return
        }
        #expect(limit > 1.1 && limit < 5)
        let record = try #require(DepthRecord(json: image.texts["isobath"] ?? ""))
        #expect(record.origin.model == "test net")
        #expect(record.encoding == nil)
    }

    @Test func keepsTheLargestPieceAndFillsItsHoles() throws {
        let rows = try mask(["--largest", "--fill-holes"])
        #expect(rows[2] == [0, 255, 255, 255, 0, 0, 0, 0])
        #expect(rows.joined().count { $0 == 255 } == 9)
    }

    @Test func takesLimitsInMetresAndPercent() throws {
        #expect(try mask(["--from", "1.05", "--to", "2"]).joined().count { $0 == 255 } == 1)
        #expect(try mask(["--to", "1.05"]).joined().count { $0 == 255 } == 8)
        #expect(try mask(["--from", "2"]).joined().count { $0 == 255 } == 30)
        #expect(try mask(["--to-percent", "20"]).joined().count { $0 == 255 } == 8)
        #expect(try mask(["--from-percent", "50"]).joined().count { $0 == 255 } == 30)
    }

    @Test func invertsAfterEverythingElse() throws {
        let rows = try mask(["--invert", "--largest"])
        #expect(rows[1] == [255, 0, 0, 0, 255, 255, 255, 255])
        // No depth, so no foreground, so white.
        #expect(rows[2] == [255, 0, 255, 0, 255, 255, 255, 255])
    }

    @Test func softensTheEdge() throws {
        let row = try mask(["--largest", "--fill-holes", "--feather", "1"])[2]
        #expect(row[2] == 255)
        #expect(row[0] > 60 && row[0] < 120)
        #expect(row[1] > row[0] && row[1] < 255)
        #expect(row[5] == 0)
    }

    @Test func refusesLimitsThatAreNone() {
        for arguments in [
            ["--from", "3", "--to", "2"], ["--from", "1", "--to-percent", "3"], ["--to-percent", "101"],
            ["--from-percent", "50", "--to-percent", "50"], ["--feather", "-1"], ["--from", "nan"], ["--to", "inf"],
        ] {
            #expect(throws: (any Error).self) { try MaskExporter.Options.parse(arguments) }
        }
    }

    @Test func aNumberBelowALimitIsShownBelowIt() {
        #expect(ForegroundFinding.rounded(0.7512, below: 0.78) == 0.75)
        #expect(ForegroundFinding.rounded(0.7796, below: 0.78) == 0.7796)
        #expect(ForegroundFinding.rounded(0.776, below: 0.78) == 0.776)
        #expect(ForegroundFinding.rounded(0.78.nextDown, below: 0.78) < 0.78)
    }

    @Test func saysWhenNothingStandsOut() throws {
        let flat = pictureScene([[3, 3], [3, 3]])
        let (file, report) = try folder.export(flat, with: MaskExporter.self)
        #expect(try SampleFile.read(file).values.pixels == [0, 0, 0, 0])
        #expect(report.warnings.count == 1)
        let floor = pictureScene([(0..<64).map { 64 - Float($0) }], meaning: .inverse)
        #expect(
            try folder.export(floor, with: MaskExporter.self).report.warnings.first?.contains("certainty") == true)
        let none = try folder.export(scene, with: MaskExporter.self, "--to", "0.5").report
        #expect(none.warnings == ["nothing lies between the limits: the mask is empty"])
    }
}
