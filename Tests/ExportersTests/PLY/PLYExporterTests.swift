import Foundation
import Raster
import Scene
import Testing

@testable import Exporters

@Suite struct PLYExporterTests {
    struct Written {
        let report: ExportReport
        let header: [String]
        let body: Data

        func float(_ offset: Int) -> Float {
            Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(body[body.startIndex + offset + $1]) << (8 * $1) })
        }

        func floats(at offset: Int, count: Int) -> [Float] { (0..<count).map { float(offset + 4 * $0) } }
        func bytes(at offset: Int, count: Int) -> [UInt8] {
            Array(body[body.startIndex + offset..<body.startIndex + offset + count])
        }
        var lines: [[Float]] {
            String(decoding: body, as: UTF8.self).split(separator: "\n").map {
                $0.split(separator: " ").compactMap { Float($0) }
            }
        }
    }

    func export(_ scene: Scene = GeometryScene.steps(), _ arguments: String...) throws -> Written {
        try GeometryScene.withFolder { folder in
            let url = folder.appendingPathComponent("out.ply")
            let report = try PLYExporter.export(
                scene, options: try PLYOptions.parse(arguments),
                to: Destination(target: .file(url.path), fileType: .ply))
            let data = try Data(contentsOf: url)
            #expect(report.files.map(\.bytes) == [data.count])
            let end = try #require(data.range(of: Data("end_header\n".utf8)))
            let header = String(decoding: data[..<end.upperBound], as: UTF8.self)
            return Written(
                report: report, header: header.split(separator: "\n").map(String.init), body: data[end.upperBound...])
        }
    }

    @Test func binaryPointsStandInTheOrderOfPixels() throws {
        let written = try export()
        #expect(written.header[0...1] == ["ply", "format binary_little_endian 1.0"])
        #expect(written.header.contains("element vertex 1175"))
        #expect(
            written.header.suffix(7) == [
                "property float x", "property float y", "property float z", "property uchar red",
                "property uchar green", "property uchar blue", "end_header",
            ])
        #expect(written.body.count == 1175 * 15)
        // The first point is pixel (5, 0): five before it have no depth.
        #expect(written.floats(at: 0, count: 3) == [4 * Float(-13.5 / 50.0), 4 * Float(15.5 / 52.0), -4])
        #expect(written.bytes(at: 12, count: 3) == [30, 0, 15])
        // Pixel (12, 10) lies on the square.
        let index = 15 * (10 * 40 + 12 - 25)
        #expect(written.floats(at: index, count: 3) == [2 * Float(-6.5 / 50.0), 2 * Float(5.5 / 52.0), -2])
        #expect(written.bytes(at: index + 12, count: 3) == [72, 80, 66])
    }

    @Test func theReportCounts() throws {
        let report = try export().report
        let facts = report.facts
        #expect(facts["points"] == .integer(1175))
        #expect(facts["droppedNoDepth"] == .integer(25))
        #expect(facts["droppedEdges"] == .integer(0))
        #expect(facts["droppedThinned"] == .integer(0))
        #expect(report.warnings.isEmpty)
        guard case .numbers(let box) = facts["boundingBox"] else {
            Issue.record("no bounding box")
            return
        }
        let expected = [-18.5 / 50 * 4, -13.5 / 52 * 4, -4, 20.5 / 50 * 4, 15.5 / 52 * 4, -2]
        for (value, expected) in zip(box, expected) { #expect(abs(value - expected) < 1e-6) }
    }

    @Test func textHoldsTheSameNumbers() throws {
        let binary = try export(GeometryScene.steps(), "--normals", "--scalars", "distance,inverse")
        let text = try export(GeometryScene.steps(), "--ascii", "--normals", "--scalars", "distance,inverse")
        #expect(text.header[1] == "format ascii 1.0")
        #expect(Array(text.header.dropFirst(2)) == Array(binary.header.dropFirst(2)))
        #expect(
            text.header.suffix(9) == [
                "property float nx", "property float ny", "property float nz", "property uchar red",
                "property uchar green", "property uchar blue", "property float scalar_distance",
                "property float scalar_inverse_depth", "end_header",
            ])
        let stride = 35
        #expect(binary.body.count == 1175 * stride)
        let lines = text.lines
        #expect(lines.count == 1175)
        for (index, line) in lines.enumerated() {
            let colors = binary.bytes(at: index * stride + 24, count: 3).map(Float.init)
            #expect(
                line == binary.floats(at: index * stride, count: 6) + colors
                    + binary.floats(at: index * stride + 27, count: 2))
            #expect(line[3...5] == [0, 0, 1])
            #expect(line[9] == -line[2])
            #expect(line[10] == 1 / line[9])
        }
        #expect(binary.report.facts["boundingBox"] == text.report.facts["boundingBox"])
    }

    @Test func withoutAPhotoThereAreNoColours() throws {
        let written = try export(GeometryScene.steps(photo: false))
        #expect(!written.header.contains { $0.contains("uchar") })
        #expect(written.body.count == 1175 * 12)
        #expect(written.floats(at: 12 * 1174, count: 3) == [4 * Float(20.5 / 50.0), 4 * Float(-13.5 / 52.0), -4])
    }

    @Test(arguments: [
        ("opencv", [0, 1, 2], [1, -1, -1]), ("blender", [0, 2, 1], [1, -1, 1]), ("unity", [0, 1, 2], [1, 1, -1]),
    ])
    func axesAreThoseOfTheViewer(name: String, order: [Int], signs: [Float]) throws {
        let base = try export().floats(at: 150, count: 3)
        let turned = try export(GeometryScene.steps(), "--axes", name)
        #expect(turned.floats(at: 150, count: 3) == (0..<3).map { base[order[$0]] * signs[$0] })
        #expect(
            turned.header.contains { $0.hasPrefix("comment axes: ") && $0 != "comment axes: x right, y up, z backward" }
        )
    }

    @Test func flyingPixelsAreLeftOutUnlessTheyAreAskedFor() throws {
        let blurred = GeometryScene.steps { x, _ in x < 20 ? 2 : x == 20 ? 3 : 4 }
        let written = try export(blurred)
        #expect(written.report.facts["points"] == .integer(39 * 30))
        #expect(written.report.facts["droppedEdges"] == .integer(30))
        #expect(written.report.warnings.first?.hasPrefix("30 of 1200 pixels") == true)
        let (all, lax) = (try export(blurred, "--edge", "0"), try export(blurred, "--edge", "0.6"))
        #expect(all.report.facts["points"] == .integer(1200))
        #expect(lax.report.facts["droppedEdges"] == .integer(0))
    }

    @Test func thinningKeepsToTheBudget() throws {
        let written = try export(GeometryScene.steps(), "--max-points", "300")
        #expect(written.report.facts["points"] == .integer(300))
        #expect(written.report.facts["droppedThinned"] == .integer(875))
        #expect(written.header.contains("element vertex 300"))
        #expect(written.body.count == 300 * 15)
    }

    @Test func theFileDescribesItself() throws {
        let scene = GeometryScene.steps()
        let mark = "comment isobath "
        let json = try export(scene).header.filter { $0.hasPrefix(mark) }.map { $0.dropFirst(mark.count) }.joined()
        #expect(DepthRecord(json: json) == DepthRecord(scene: scene))
    }

    @Test func aSceneWithoutDepthIsRefusedAndLeavesNothing() throws {
        try GeometryScene.withFolder { folder in
            let url = folder.appendingPathComponent("out.ply")
            #expect(throws: ExportError.self) {
                try PLYExporter.export(
                    GeometryScene.steps { _, _ in .nan }, options: try PLYOptions.parse([]),
                    to: Destination(target: .file(url.path), fileType: .ply))
            }
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(files.isEmpty)
        }
    }

    @Test(arguments: [
        ["--edge", "-1"], ["--max-points", "0"], ["--axes", "sideways"], ["--scalars", "distance,"], ["--edge", "nan"],
    ])
    func wrongOptionsAreRefused(arguments: [String]) {
        #expect(throws: (any Error).self) { try PLYOptions.parse(arguments) }
    }
}
