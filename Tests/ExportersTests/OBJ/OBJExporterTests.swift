import Files
import Foundation
import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

@Suite struct OBJExporterTests {
    struct Written {
        let report: ExportReport
        let lines: [[Substring]]
        let others: [String: Data]

        func vectors(_ keyword: String) -> [[Float]] {
            lines.filter { $0.first ?? "" == keyword }.map { $0.dropFirst().compactMap { Float($0) } }
        }
        /// Each corner as its vertex, texture coordinate (-1 when missing) and normal, from 0.
        var faces: [[[Int]]] {
            lines.filter { $0.first == "f" }.map {
                $0.dropFirst().map {
                    $0.split(separator: "/", omittingEmptySubsequences: false).map { (Int($0) ?? 0) - 1 }
                }
            }
        }
        func name(after keyword: String) -> Substring? { lines.first { $0.first ?? "" == keyword }?.last }
    }

    /// Every pixel is kept unless `arguments` begin otherwise.
    func export(
        _ scene: Scene = GeometryScene.steps(), _ arguments: [String] = [], error: String = "0",
        name: String = "mesh.obj"
    ) throws -> Written {
        try GeometryScene.withFolder { folder in
            let report = try OBJExporter.export(
                scene, options: try OBJOptions.parse(["--max-error", error] + arguments),
                to: Destination(target: .file(folder.appendingPathComponent(name).path), fileType: .obj))
            var files: [String: Data] = [:]
            for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                files[file] = try Data(contentsOf: folder.appendingPathComponent(file))
            }
            #expect(Set(report.files.map { ($0.path as NSString).lastPathComponent }) == Set(files.keys))
            for file in report.files {
                #expect(files[(file.path as NSString).lastPathComponent]?.count == file.bytes)
            }
            let mesh = try #require(files[name])
            files[name] = nil
            let text = String(decoding: mesh, as: UTF8.self)
            return Written(
                report: report, lines: text.split(separator: "\n").map { $0.split(separator: " ") }, others: files)
        }
    }

    @Test func countsAgree() throws {
        let written = try export()
        let facts = written.report.facts
        let vertices = written.vectors("v")
        #expect(facts["vertices"] == .integer(vertices.count))
        #expect(facts["faces"] == .integer(written.faces.count))
        #expect(written.vectors("vt").count == vertices.count)
        #expect(written.vectors("vn").count == vertices.count)
        #expect(vertices.count == 40 * 30 - 25)
        // All quads but those of the missing corner and on the square's outline; the corner's diagonal quad keeps one half.
        for face in written.faces {
            #expect(face.count == 3)
            for corner in face {
                #expect(Set(corner).count == 1)
                #expect(vertices.indices.contains(corner[0]))
            }
            // No triangle between the square and the wall.
            #expect(Set(face.map { vertices[$0[0]][2] }).count == 1)
        }
        #expect(Set(written.faces.flatMap { $0.map { $0[0] } }).count == vertices.count)
    }

    @Test func textureCoordinatesArePixelCentresCountedFromTheBottom() throws {
        let written = try export()
        for (point, texture) in zip(written.vectors("v"), written.vectors("vt")) {
            let x = 50 * point[0] / -point[2] + 19
            let y = 52 * point[1] / point[2] + 16
            #expect(abs(texture[0] * 40 - x) < 1e-3)
            #expect(abs((1 - texture[1]) * 30 - y) < 1e-3)
            #expect(abs((x - 0.5).rounded() - (x - 0.5)) < 1e-3)
        }
    }

    @Test(arguments: ["opengl", "opencv", "z-up", "unity", "left-handed"])
    func facesAndNormalsFaceTheCamera(axes: String) throws {
        let written = try export(GeometryScene.steps(), ["--axes", axes])
        let (points, normals) = (written.vectors("v"), written.vectors("vn"))
        #expect(written.faces.count > 2000)
        for face in written.faces {
            let (a, b, c) = (points[face[0][0]], points[face[1][0]], points[face[2][0]])
            let (u, v) = ((0..<3).map { b[$0] - a[$0] }, (0..<3).map { c[$0] - a[$0] })
            let cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]
            #expect((0..<3).reduce(0) { $0 + cross[$1] * a[$1] } < 0)
            let normal = normals[face[0][0]]
            #expect((0..<3).reduce(0) { $0 + cross[$1] * normal[$1] } > 0)
        }
    }

    @Test func theMeshIsIndependentOfTheTexture() throws {
        let written = try export(GeometryScene.steps(), ["--max-faces", "200", "--texture", "png"])
        #expect(written.faces.count <= 200)
        #expect(written.report.facts["textureWidth"] == .integer(40))
        let texture = try #require(written.others["mesh-texture.png"])
        let photo = try PhotoFile.read(InputFile(name: "texture", bytes: texture), limits: DecodeLimits())
        #expect(photo.pixels == GeometryScene.plane(GeometryScene.color))
    }

    @Test func theMaterialNamesTheTexture() throws {
        let written = try export()
        #expect(written.name(after: "mtllib") == "mesh.mtl")
        #expect(written.name(after: "usemtl") == "photo")
        let material = String(decoding: try #require(written.others["mesh.mtl"]), as: UTF8.self)
        #expect(material.contains("\nnewmtl photo\n"))
        #expect(DepthRecord(in: InputFile(name: "mtl", bytes: Data(material.utf8)))?.origin.file == "steps.npy")
        #expect(material.split(separator: "\n").allSatisfy { $0.utf8.count <= GeometryNotes.longestLine + 2 })
        #expect(material.contains("\nmap_Kd mesh-texture.jpg\n"))
        let texture = try #require(written.others["mesh-texture.jpg"])
        let picture = try PhotoFile.read(InputFile(name: "texture", bytes: texture), limits: DecodeLimits()).pixels
        #expect(picture.width == 40 && picture.height == 30)
    }

    /// A pixel more than a JPEG holds.
    private func wideScene() -> Scene {
        let row = [Float](repeating: 2, count: JPEGFile.maximumSide + 1)
        return pictureScene([row, row], photo: true)
    }

    @Test func aPhotoTooLargeForAJPEGBecomesAPNG() throws {
        let written = try export(wideScene())
        #expect(written.others.keys.sorted() == ["mesh-texture.png", "mesh.mtl"])
        #expect(written.report.warnings == ["the texture is a PNG: no JPEG holds 65501x2 pixels"])
        let material = String(decoding: try #require(written.others["mesh.mtl"]), as: UTF8.self)
        #expect(material.contains("\nmap_Kd mesh-texture.png\n"))
        #expect(try export(wideScene(), ["--texture", "png"]).report.warnings.isEmpty)
        let error = #expect(throws: ExportError.self) { try export(wideScene(), ["--texture", "jpeg"]) }
        #expect(error?.mend == "give --texture png" && error?.exitStatus == .usage)
    }

    @Test func saysWhetherEdgesOrDistancesLeftNoTriangle() throws {
        // The pixel in the middle flies between near and far, so that no vertex stands on it, and nothing is torn.
        let flying = pictureScene([[1, 2, 4], [1, 2, 4], [1, 2, 4]])
        #expect(#expect(throws: ExportError.self) { try export(flying) }?.mend == "raise --edge, or give 0")
        #expect(try export(flying, ["--edge", "0"]).faces.count == 8)
        let torn = pictureScene([[1, 2, 4, 8], [2, 4, 8, 1], [4, 8, 1, 2]])
        #expect(#expect(throws: ExportError.self) { try export(torn) }?.mend == "raise --edge, or give 0")
        let empty = pictureScene([[1, .nan, 1], [.nan, 1, .nan], [1, .nan, 1]])
        #expect(#expect(throws: ExportError.self) { try export(empty) }?.mend == "check --near and --far")
    }

    @Test func blanksAndForeignLettersStayOutOfTheNamesInside() throws {
        let written = try export(name: "Größe 1 (neu).obj")
        let names = written.others.keys.sorted()
        let stem = try #require(written.name(after: "mtllib")).dropLast(4)
        #expect(names == ["\(stem)-texture.jpg", "\(stem).mtl"])
        #expect(stem.hasPrefix("Gr__e_1__neu_-"))
        #expect(stem.allSatisfy { $0.isASCII && !$0.isWhitespace })
        #expect(OBJCompanions.plainName("é") != OBJCompanions.plainName("è"))
        #expect(OBJCompanions.plainName("plain-name_1.2") == "plain-name_1.2")
    }

    @Test(arguments: [true, false])
    func withoutATextureTheFileStandsAlone(hasPhoto: Bool) throws {
        let written = try export(GeometryScene.steps(photo: hasPhoto), hasPhoto ? ["--texture", "none"] : [])
        #expect(written.others.isEmpty)
        #expect(written.name(after: "mtllib") == nil)
        #expect(written.name(after: "usemtl") == nil)
        #expect(written.vectors("vt").isEmpty)
        #expect(written.faces.allSatisfy { $0.allSatisfy { $0.count == 3 && $0[1] == -1 && $0[0] == $0[2] } })
    }

    @Test func theFileDescribesItself() throws {
        let scene = GeometryScene.steps()
        let written = try export(scene)
        let json = written.lines.filter { $0.starts(with: ["#", "isobath"]) }.map {
            $0.dropFirst(2).joined(separator: " ")
        }.joined()
        #expect(DepthRecord(json: json) == DepthRecord(scene: scene))
    }

    @Test func standardOutputTakesOneFileOnly() throws {
        let destination = Destination(target: .standardOutput, fileType: .obj)
        #expect {
            try OBJExporter.export(GeometryScene.steps(), options: try OBJOptions.parse([]), to: destination)
        } throws: {
            ($0 as? ExportError)?.exitStatus == .usage && "\($0)".contains("--texture none")
        }
    }

    @Test func theTextureNeverReplacesThePhoto() throws {
        try GeometryScene.withFolder { folder in
            let photo = folder.appendingPathComponent("cup-texture.jpg")
            try Data("the photo".utf8).write(to: photo)
            #expect(throws: ExportError.self) {
                try OBJExporter.export(
                    GeometryScene.steps(name: photo.path), options: try OBJOptions.parse([]),
                    to: Destination(target: .file(folder.appendingPathComponent("cup.obj").path), fileType: .obj))
            }
            let (files, bytes) = (
                try FileManager.default.contentsOfDirectory(atPath: folder.path), try Data(contentsOf: photo)
            )
            #expect(files == ["cup-texture.jpg"])
            #expect(bytes == Data("the photo".utf8))
        }
    }

    @Test func withoutATriangleNothingIsWritten() throws {
        try GeometryScene.withFolder { folder in
            #expect(throws: ExportError.self) {
                try OBJExporter.export(
                    GeometryScene.steps { x, y in (x + y).isMultiple(of: 2) ? 1 : .nan },
                    options: try OBJOptions.parse([]),
                    to: Destination(target: .file(folder.appendingPathComponent("a.obj").path), fileType: .obj))
            }
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(files.isEmpty)
        }
    }
}
