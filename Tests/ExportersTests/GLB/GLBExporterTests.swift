import Files
import Foundation
import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

@Suite struct GLBExporterTests {
    /// A GLB taken apart as the specification says.
    struct Parsed {
        let report: ExportReport
        let bytes: [UInt8]
        let document: [String: Any]
        let binary: ArraySlice<UInt8>

        init(_ bytes: [UInt8], _ report: ExportReport) throws {
            func word(_ offset: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) } }
            self.bytes = bytes
            self.report = report
            #expect(word(0) == 0x4654_6C67 && word(4) == 2 && word(8) == bytes.count)
            let length = word(12)
            #expect(length % 4 == 0 && word(16) == 0x4E4F_534A)
            let json = Data(bytes[20..<20 + length])
            document = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
            #expect(word(20 + length) % 4 == 0 && word(24 + length) == 0x004E_4942)
            binary = bytes[(28 + length)...]
            #expect(word(20 + length) == binary.count)
        }

        func list(_ key: String) -> [[String: Any]] { document[key] as? [[String: Any]] ?? [] }

        func bytes(ofView index: Int) -> ArraySlice<UInt8> {
            let view = list("bufferViews")[index]
            let start = binary.startIndex + (view["byteOffset"] as? Int ?? 0)
            return binary[start..<start + (view["byteLength"] as? Int ?? 0)]
        }

        func numbers<Number>(_ accessor: Int, as type: Number.Type, lanes: Int) -> [[Number]] {
            let view = list("bufferViews")[accessor]
            let bytes = Array(bytes(ofView: accessor))
            let stride = view["byteStride"] as? Int ?? MemoryLayout<Number>.size * lanes
            let count = list("accessors")[accessor]["count"] as? Int ?? 0
            return bytes.withUnsafeBytes { raw in
                (0..<count).map { index in
                    (0..<lanes).map {
                        raw.loadUnaligned(
                            fromByteOffset: index * stride + $0 * MemoryLayout<Number>.size, as: Number.self)
                    }
                }
            }
        }
    }

    func export(_ scene: Scene = GeometryScene.steps(), _ arguments: [String] = []) throws -> Parsed {
        try GeometryScene.withFolder { folder in
            let path = folder.appendingPathComponent("mesh.glb").path
            let report = try GLBExporter.export(
                scene, options: try GLBOptions.parse(arguments),
                to: Destination(target: .file(path), fileType: .glb))
            return try Parsed([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))), report)
        }
    }

    @Test(arguments: [[], ["--compression", "quantized"]])
    func positionsLieOnTheTwoSquaresAndIndicesAreInRange(arguments: [String]) throws {
        let parsed = try export(GeometryScene.steps(), arguments + ["--max-error", "0"])
        let node = parsed.list("nodes")[0]
        let scale = node["scale"] as? [Double] ?? [1, 1, 1]
        let translation = node["translation"] as? [Double] ?? [0, 0, 0]
        let stored: [[Double]] =
            arguments.isEmpty
            ? parsed.numbers(0, as: Float.self, lanes: 3).map { $0.map(Double.init) }
            : parsed.numbers(0, as: UInt16.self, lanes: 3).map { $0.map(Double.init) }
        let points = stored.map { point in (0..<3).map { point[$0] * scale[$0] + translation[$0] } }
        #expect(points.count == 40 * 30 - 25)
        #expect(points.allSatisfy { abs($0[2] + 2) < 1e-4 || abs($0[2] + 4) < 1e-4 })
        let accessor = parsed.list("accessors")[0]
        for lane in 0..<3 {
            // Foundation reads numbers right to the last digit but one.
            #expect((accessor["min"] as? [Double]).map { Float($0[lane]) } == stored.map { Float($0[lane]) }.min())
            #expect((accessor["max"] as? [Double]).map { Float($0[lane]) } == stored.map { Float($0[lane]) }.max())
        }
        let indices = parsed.numbers(3, as: UInt16.self, lanes: 1)
        #expect(indices.joined().allSatisfy { Int($0) < points.count })
        let count = try #require(parsed.list("accessors")[3]["count"] as? Int)
        #expect(parsed.report.facts["faces"] == .integer(count / 3))
        // Every view starts where its numbers may.
        for view in parsed.list("bufferViews") { #expect((view["byteOffset"] as? Int ?? 0) % 4 == 0) }
    }

    @Test func textureCoordinatesArePixelCentresFromTheTop() throws {
        let parsed = try export(GeometryScene.steps(), ["--max-error", "0"])
        let points = parsed.numbers(0, as: Float.self, lanes: 3)
        let normals = parsed.numbers(1, as: Float.self, lanes: 3)
        let coordinates = parsed.numbers(2, as: Float.self, lanes: 2)
        for (point, coordinate) in zip(points, coordinates) {
            #expect(abs(coordinate[0] * 40 - (50 * point[0] / -point[2] + 19)) < 1e-3)
            #expect(abs(coordinate[1] * 30 - (52 * point[1] / point[2] + 16)) < 1e-3)
        }
        #expect(normals.allSatisfy { abs($0[2] - 1) < 1e-5 })
    }

    @Test func thePhotoIsInside() throws {
        let parsed = try export(GeometryScene.steps(), ["--texture", "png"])
        let image = parsed.list("images")[0]
        #expect(image["mimeType"] as? String == "image/png")
        let bytes = parsed.bytes(ofView: try #require(image["bufferView"] as? Int))
        let photo = try PhotoFile.read(InputFile(name: "texture", bytes: Data(bytes)), limits: DecodeLimits())
        #expect(photo.pixels == GeometryScene.plane(GeometryScene.color))
        #expect(try export().list("images")[0]["mimeType"] as? String == "image/jpeg")
        let bare = try export(GeometryScene.steps(photo: false))
        #expect(bare.list("images").isEmpty && bare.list("textures").isEmpty && bare.list("accessors").count == 3)
    }

    @Test func extensionsAreNamedWhenTheyAreUsed() throws {
        let plain = try export()
        #expect(plain.document["extensionsUsed"] == nil)
        let unlit = try export(GeometryScene.steps(), ["--unlit"])
        #expect(unlit.document["extensionsUsed"] as? [String] == ["KHR_materials_unlit"])
        #expect(unlit.document["extensionsRequired"] == nil)
        #expect(unlit.list("materials")[0]["extensions"] != nil)
        let packed = try export(GeometryScene.steps(), ["--compression", "meshopt"])
        #expect(
            packed.document["extensionsRequired"] as? [String] == ["KHR_mesh_quantization", "EXT_meshopt_compression"])
        for view in packed.list("bufferViews").dropLast() { #expect(view["buffer"] as? Int == 1) }
    }

    @Test func itSaysWhatItHolds() throws {
        let scene = GeometryScene.steps()
        let parsed = try export(scene, ["--max-error", "0"])
        let file = InputFile(name: "mesh.glb", bytes: Data(parsed.bytes))
        #expect(DepthRecord(in: file) == DepthRecord(scene: scene))
        let contents = try #require(GLBExporter.contents(of: file))
        #expect(contents.first { $0.key == "vertices" }?.value == .integer(40 * 30 - 25))
        #expect(GLBExporter.contents(of: InputFile(name: "x", bytes: Data(parsed.bytes.prefix(200)))) == nil)
    }
}
