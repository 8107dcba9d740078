import Files
import Foundation
import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

struct AnalysisExporterTests {
    private let folder: TestFolder
    /// A box at 1 m before a wall at 4 m.
    private let scene = pictureScene(
        (0..<48).map { y in (0..<64).map { x in (20..<40).contains(x) && y > 15 ? 1 : 4 } }, photo: true)

    init() throws { folder = try TestFolder() }

    private func object(_ file: InputFile) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: file.bytes) as? [String: Any])
    }

    @Test func theReportHoldsItsRecordAndItsNumbers() throws {
        let (file, report) = try folder.export(scene, with: AnalyzeExporter.self, "--bands", "2,8")
        let statistics = try #require(try object(file)["statistics"] as? [String: Any])
        let bands = try #require(statistics["bands"] as? [[String: Any]])
        #expect(bands.map { $0["share"] as? Double } == [0.208_333_333_333_333_34, 0.791_666_666_666_666_6, 0])
        #expect(DepthRecord(in: file)?.origin.model == "test net")
        #expect(report.facts["distanceRange"] == .numbers([1, 4]))
        // 32 rows at each side, and the upper end without its corners.
        #expect(report.facts["edgeShare"] == .number(Double(2 * 32 + 18) / (64 * 48)))
    }

    @Test func picturesHaveTheirSizesAndTheReportItsCompanion() throws {
        let (file, report) = try folder.export(scene, with: AnalyzeExporter.self, "--picture")
        #expect(report.files.map { ($0.path as NSString).lastPathComponent } == ["out.json", "out.png"])
        _ = try object(file)
        let picture = try PhotoFile.read(try InputFile(path: folder.path + "/out.png")).pixels
        #expect(picture.width == 1600 && picture.height == 810 + 2 * 40)
        let zones = try folder.export(scene, with: ZonesExporter.self, as: .png).file
        let pixels = try PhotoFile.read(zones).pixels
        #expect(pixels.width == 640 && pixels.height == 480)
    }

    @Test func zonesWarnOfTheBox() throws {
        let (file, report) = try folder.export(
            scene, with: ZonesExporter.self, "--grid", "4x2", "--warn", "1.5", "--percent", "0")
        #expect(report.facts["nearest"] == .number(1) && report.facts["warningZones"] == .integer(4))
        // Columns 1 and 2 meet the box; of the free ones the last counts as well as the first.
        #expect([.integer(0), .integer(3)].contains(report.facts["clearestColumn"]))
        let zones = try #require(try object(file)["zones"] as? [String: Any])
        #expect((zones["cells"] as? [Any])?.count == 8)
        #expect(throws: ExportError.self) { try folder.export(scene, with: ZonesExporter.self, "--grid", "65x2") }
    }

    @Test func tablesOfProfilesHaveARowForEachPixel() throws {
        let (file, report) = try folder.export(scene, with: ProfileExporter.self, "--row", "30")
        let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 66 && lines[1] == "x,y,pixels,depth,distance,right,down,forward,edge")
        #expect(lines[22].hasPrefix("20,30,20.0,1.0,1.0,") && lines[22].hasSuffix(",1"))
        #expect(report.facts["edges"] == .integer(2) && report.facts["samples"] == .integer(64))
    }

    @Test(arguments: [FileType.png, .svg, .pdf]) func plotsAreFilesOfTheirKind(type: FileType) throws {
        let (file, _) = try folder.export(scene, with: ProfileExporter.self, "--width", "400", as: type)
        switch type {
        case .png: #expect(try PhotoFile.read(file).pixels.width == 400)
        case .svg: #expect(DepthRecord(in: file)?.unit == .metres)
        default: #expect(file.bytes.starts(with: Data("%PDF".utf8)))
        }
    }

    @Test func aBaselineIsReadFromItsFile() throws {
        let empty = pictureScene((0..<48).map { _ in (0..<64).map { _ in 4 } })
        let first = folder.path + "/first.tiff"
        _ = try TIFFExporter.export(
            empty, options: try TIFFExporter.Options.parse(["--float"]),
            to: Destination(target: .file(first), fileType: .tiff))
        let (file, report) = try folder.export(scene, with: AnalyzeExporter.self, "--baseline", first)
        #expect(report.facts["nearerRegions"] == .integer(1) && report.facts["fartherRegions"] == .integer(0))
        let baseline = try #require(try object(file)["baseline"] as? [String: Any])
        let change = try #require(baseline["change"] as? [String: Any])
        let region = try #require((change["regions"] as? [[String: Any]])?.first)
        #expect(region["distanceBefore"] as? Double == 4 && region["distanceAfter"] as? Double == 1)
        #expect(report.warnings.contains { $0.contains("no ground") })
    }

    @Test func optionsThatSayNothingAreRefused() {
        for arguments in [["--bands", "2,1"], ["--edge", "-1"], ["--change", "0.2"], ["--baseline-is", "inverse"]] {
            #expect(throws: (any Error).self) { try AnalyzeOptions.parse(arguments) }
        }
        for arguments in [["--grid", "0x1"], ["--grid", "101x1"], ["--percent", "51"], ["--warn", "nan"]] {
            #expect(throws: (any Error).self) { try ZonesOptions.parse(arguments) }
        }
        for arguments in [["--from", "1,1"], ["--row", "1", "--column", "1"], ["--width", "10"]] {
            #expect(throws: (any Error).self) { try ProfileOptions.parse(arguments) }
        }
    }

    @Test func ticksAreRoundNumbers() {
        #expect(AxisTicks(over: 0.9...5.1, count: 5).values == [1, 2, 3, 4, 5])
        let fine = AxisTicks(over: 2.31...2.39, count: 4)
        #expect(fine.values.map { fine.text($0) } == ["2.32", "2.34", "2.36", "2.38"])
        #expect(AxisTicks(over: 3...3, count: 4).values == [3])
    }
}
