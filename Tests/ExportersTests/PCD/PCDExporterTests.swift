import Files
import Foundation
import Scene
import Testing

@testable import Exporters

@Suite struct PCDExporterTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    func export(_ arguments: String..., photo: Bool = true) throws -> (header: [String], body: [UInt8], ExportReport) {
        let (file, report) = try folder.export(
            GeometryScene.steps(photo: photo), with: PCDExporter.self, arguments: arguments)
        let data = Data(file.bytes)
        let mark = Data((arguments.contains("--ascii") ? "DATA ascii\n" : "DATA binary\n").utf8)
        let end = try #require(data.range(of: mark))
        let header = String(decoding: data[..<end.upperBound], as: UTF8.self).split(separator: "\n").map(String.init)
        return (header, Array(data[end.upperBound...]), report)
    }

    @Test func theHeaderIsThatOfTheFormat() throws {
        let (header, body, report) = try export()
        #expect(header[0] == "# .PCD v0.7 - Point Cloud Data file format")
        #expect(
            header.suffix(10) == [
                "VERSION 0.7", "FIELDS x y z rgb", "SIZE 4 4 4 4", "TYPE F F F F", "COUNT 1 1 1 1", "WIDTH 1175",
                "HEIGHT 1", "VIEWPOINT 0 0 0 1 0 0 0", "POINTS 1175", "DATA binary",
            ])
        #expect(body.count == 1175 * 16)
        #expect(report.facts["points"] == .integer(1175))
        // Pixel (5, 0): its colour 0x001E000F, blue first.
        #expect(body[12..<16] == [15, 0, 30, 0])
    }

    @Test func textHoldsTheSameNumbers() throws {
        let (header, body, _) = try export("--ascii", "--normals", "--scalars", "edge,incidence")
        #expect(
            header.contains("FIELDS x y z normal_x normal_y normal_z rgb edge_confidence incidence")
                && header.contains("TYPE F F F F F F U F F"))
        let (_, bytes, _) = try export("--normals", "--scalars", "edge,incidence")
        let lines = String(decoding: body, as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 1175)
        for (index, line) in lines.enumerated() {
            let words = line.split(separator: " ")
            let bits = (0..<9).map { field in
                (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[index * 36 + 4 * field + $1]) << (8 * $1) }
            }
            for field in 0..<9 where field != 6 { #expect(Float(words[field]) == Float(bitPattern: bits[field])) }
            #expect(UInt32(words[6]) == bits[6])
            let (edge, incidence) = (Float(bitPattern: bits[7]), Float(bitPattern: bits[8]))
            #expect((0...1).contains(edge) && (0...1).contains(incidence))
        }
    }

    @Test func withoutAPhotoThereIsNoColour() throws {
        let (header, body, _) = try export(photo: false)
        #expect(header.contains("FIELDS x y z"))
        #expect(body.count == 1175 * 12)
    }

    @Test func theFileDescribesItself() throws {
        let scene = GeometryScene.steps()
        let (file, _) = try folder.export(scene, with: PCDExporter.self)
        #expect(DepthRecord(in: file) == DepthRecord(scene: scene))
        let contents = try #require(PCDExporter.contents(of: file))
        #expect(contents.map(\.value) == [.text("binary"), .integer(1175), .text("x y z rgb")])
    }

    @Test func theCloudOptionsWork() throws {
        let (_, body, report) = try export("--voxel", "0.5", "--outliers", "4", "--max-points", "20")
        #expect(body.count == 20 * 16)
        guard case .integer(let merged) = report.facts["droppedVoxels"],
            case .integer(let thinned) = report.facts["droppedThinned"]
        else {
            Issue.record("not counted")
            return
        }
        #expect(merged > 1000 && thinned > 0)
        #expect(report.facts["droppedOutliers"] == .integer(0))
    }

    @Test(arguments: [["--voxel", "0"], ["--voxel", "inf"], ["--outliers", "0"], ["--outliers", "nan"]])
    func wrongOptionsAreRefused(arguments: [String]) {
        #expect(throws: (any Error).self) { try PCDOptions.parse(arguments) }
    }

    @Test func cubesTooSmallToCountAreRefused() {
        #expect(throws: ExportError.self) { try export("--voxel", "1e-12") }
    }
}
