import Files
import Foundation
import Raster
import Scene
import Testing

@testable import Exporters

@Suite struct STLExporterTests {
    struct Parsed {
        let report: ExportReport
        /// Normal and three corners each.
        let triangles: [[SIMD3<Float>]]

        var corners: [SIMD3<Float>] { triangles.flatMap { $0.dropFirst() } }

        /// Whether every side is run along once each way.
        var isClosed: Bool {
            var sides: [[SIMD3<Float>]: Int] = [:]
            for triangle in triangles {
                for (a, b) in [(1, 2), (2, 3), (3, 1)] {
                    sides[[triangle[a], triangle[b]], default: 0] += 1
                }
            }
            return sides.allSatisfy { $0.value == 1 && sides[$0.key.reversed()] == 1 }
        }
    }

    func export(_ scene: Scene = GeometryScene.steps(), _ arguments: [String] = []) throws -> Parsed {
        try GeometryScene.withFolder { folder in
            let path = folder.appendingPathComponent("relief.stl").path
            let report = try STLExporter.export(
                scene, options: try STLOptions.parse(arguments), to: Destination(target: .file(path), fileType: .stl))
            let data = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            let count = (0..<4).reduce(0) { $0 | Int(data[80 + $1]) << (8 * $1) }
            #expect(data.count == 84 + 50 * count)
            #expect(!data.starts(with: "solid".utf8))
            let contents = STLExporter.contents(of: InputFile(name: "relief", bytes: Data(data)))
            #expect(contents?.first?.value == .integer(count))
            let triangles = data.withUnsafeBytes { raw in
                (0..<count).map { index in
                    (0..<4).map { vector in
                        SIMD3<Float>(
                            (0..<3).map {
                                raw.loadUnaligned(
                                    fromByteOffset: 84 + 50 * index + 12 * vector + 4 * $0, as: Float.self)
                            })
                    }
                }
            }
            return Parsed(report: report, triangles: triangles)
        }
    }

    @Test(arguments: [[], ["--border", "5"], ["--max-error", "0"], ["--holes", "base"], ["--max-faces", "60"]])
    func theReliefIsClosed(arguments: [String]) throws {
        let parsed = try export(GeometryScene.steps(), arguments)
        #expect(parsed.isClosed)
        guard case .number(let volume) = parsed.report.facts["volumeCubicCentimetres"] else {
            Issue.record("no volume")
            return
        }
        #expect(volume > 0)
        for triangle in parsed.triangles {
            let cross = (triangle[2] - triangle[1]).cross(triangle[3] - triangle[1])
            #expect((cross * triangle[0]).sum() >= 0)
        }
    }

    @Test func sizesAreThoseAsked() throws {
        let parsed = try export(
            GeometryScene.steps(),
            ["--size", "80", "--relief", "5", "--base", "3", "--border", "4", "--max-error", "0"])
        let corners = parsed.corners
        #expect(corners.map(\.z).min() == 0)
        #expect(corners.map(\.z).max() == 8)
        // The far wall is as high as the base, and the near square and the frame as high as can be.
        #expect(Set(corners.map(\.z)) == [0, 3, 8])
        let (width, height) = (corners.map(\.x).max() ?? 0, corners.map(\.y).max() ?? 0)
        // The frame goes round a picture of 72x54 millimetres, which has the scene's shape.
        #expect(abs(width - 80) < 1e-3 && corners.map(\.x).min() == 0)
        #expect(abs(height - 62) < 1e-3 && corners.map(\.y).min() == 0)
    }

    @Test func upInThePictureIsUpOnThePlate() throws {
        // The square is nearer to the top left of the picture.
        let parsed = try export(
            GeometryScene.steps { x, y in x < 10 && y < 8 ? 1 : 2 }, ["--max-error", "0"])
        let high = parsed.corners.filter { $0.z == 10 }
        #expect(!high.isEmpty)
        #expect(high.allSatisfy { $0.x < 25 && $0.y > 55 })
    }

    @Test func holesTakeTheNearestHeightOrTheBase() throws {
        let nearSquareWithAHole = GeometryScene.steps { x, y in
            (14..<18).contains(x) && (10..<14).contains(y) ? .nan : GeometryScene.distance(x, y)
        }
        func heightsInTheHole(_ holes: String) throws -> Set<Float> {
            let corners = try export(nearSquareWithAHole, ["--holes", holes, "--max-error", "0"]).corners
            let pitch: Float = 100 / 39
            return Set(
                corners.filter {
                    $0.z > 0 && ($0.x / pitch - 15.5).magnitude < 1 && (29 - $0.y / pitch - 11.5).magnitude < 1
                }
                .map(\.z))
        }
        #expect(try heightsInTheHole("nearest") == [10])
        #expect(try heightsInTheHole("base") == [2])
    }

    @Test func whatCannotBePrintedIsRefused() throws {
        #expect(throws: (any Error).self) { try STLOptions.parse(["--size", "0"]) }
        #expect(throws: (any Error).self) { try STLOptions.parse(["--base", "nan"]) }
        #expect(throws: (any Error).self) { try STLOptions.parse(["--size", "20", "--border", "6"]) }
        #expect(throws: ExportError.self) { try export(GeometryScene.steps { _, _ in .nan }) }
        #expect(throws: ExportError.self) { try export(pictureScene([[1, 2, 3]])) }
    }
}

extension SIMD3<Float> {
    fileprivate func cross(_ b: SIMD3<Float>) -> SIMD3<Float> {
        SIMD3(y * b.z - z * b.y, z * b.x - x * b.z, x * b.y - y * b.x)
    }
}
