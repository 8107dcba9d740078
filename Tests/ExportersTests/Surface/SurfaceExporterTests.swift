import Files
import Foundation
#if canImport(FoundationXML)
    import FoundationXML
#endif
import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

@Suite struct SurfaceExporterTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    func field(_ rows: [[Float]], _ spacing: LevelSpacing = .inverse, cells: Int = 200) throws -> HeightField {
        try #require(HeightField(scene: pictureScene(rows), spacing: spacing, cells: cells))
    }

    @Test func nearIsUp() throws {
        let rows = (0..<8).map { _ in (0..<8).map { Float(1 + $0) } }
        for spacing in LevelSpacing.allCases {
            let field = try field(rows, spacing)
            #expect((field.columns, field.rows) == (9, 9))
            #expect(field.heights[0] == 1 && field.heights[8] == 0)
            #expect(zip(field.heights, field.heights.dropFirst()).prefix(8).allSatisfy { $0 >= $1 })
        }
        // Half-way up: 1 m and 8 m are 1/1 and 1/8, whose middle is 16/9 m; or 4.5 m.
        let scene = pictureScene(rows)
        #expect(abs(try #require(try field(rows).distance(atHeight: 0.5, in: scene)) - 16.0 / 9) < 1e-5)
        #expect(abs(try #require(try field(rows, .depth).distance(atHeight: 0.5, in: scene)) - 4.5) < 1e-5)
    }

    @Test func holesStayHoles() throws {
        let field = try field((0..<20).map { y in (0..<20).map { $0 < 10 ? .nan : Float(1 + y) } })
        #expect(field.heights[5].isNaN && !field.heights[15].isNaN)
        #expect(HeightField(scene: pictureScene([[.nan]]), spacing: .inverse, cells: 10) == nil)
    }

    @Test func theBoxTurnsAsStated() {
        func box(_ yaw: Double, _ pitch: Double) -> SurfaceProjection {
            SurfaceProjection(aspect: 2, relief: 0.25, yaw: yaw, pitch: pitch)
        }
        let front = box(0, 30)
        #expect((front.halfX, front.halfY, front.height) == (1, 0.5, 0.5))
        // Right is right, away is up, up is up.
        #expect(front.point(1, 0, 0).x == 1 && front.point(0, 1, 0).y < 0 && front.point(0, 0, 1).y < 0)
        // From the right, what is near comes to the left and what is far to the right.
        let right = box(30, 30)
        #expect(right.point(0, -1, 0).x < 0 && right.point(0, 1, 0).x > 0)
        #expect(!right.seesLeft && box(-30, 30).seesLeft && right.seesFront && !box(170, 30).seesFront)
        // From above heights vanish.
        #expect(abs(box(0, 90).point(0, 0, 1).y) < 1e-12)
    }

    @Test func hiddenSurfacesAreHidden() throws {
        // A wall in front of a low plain: seen from low in front, the plain behind the wall does not show.
        let rows = (0..<40).map { y in (0..<40).map { _ in (28..<32).contains(y) ? Float(1) : 10 } }
        let scene = pictureScene(rows, photo: true)
        let red = Plane<RGB8>(
            width: 40, height: 40,
            pixels: (0..<1600).map {
                (28..<32).contains($0 / 40) ? RGB8(0x0000FF) : $0 / 40 < 28 ? RGB8(0xFF0000) : RGB8.white
            })
        let photo = Photo(name: "t", pixels: red, metadata: try #require(scene.photo?.metadata))
        let painted = Scene(
            name: "t", photo: photo, depth: scene.depth, origin: scene.origin, camera: scene.camera,
            calibration: scene.calibration)
        func redShare(_ pitch: String) throws -> Double {
            let (file, _) = try folder.export(
                painted, with: SurfaceExporter.self, "--photo", "--yaw", "0", "--pitch", pitch, "--width", "200",
                "--relief",
                "1", "--grid", "40")
            let pixels = try PhotoFile.read(file).pixels.pixels
            let count = pixels.reduce(0) { $0 + ($1.red > 90 && $1.green < 30 && $1.blue < 30 ? 1 : 0) }
            return Double(count) / Double(pixels.count)
        }
        #expect(try redShare("10") < 0.002)
        #expect(try redShare("85") > 0.2)
    }

    @Test(arguments: SurfaceExporter.fileTypes)
    func everyKindOfFileCarriesTheRecord(type: FileType) throws {
        let scene = pictureScene((0..<6).map { y in (0..<9).map { Float(1 + $0 * y) } })
        let (file, report) = try folder.export(
            scene, with: SurfaceExporter.self, "--width", "300", "--yaw", "-35", "--lines", as: type)
        #expect(report.facts["columns"] == .integer(9) && report.facts["rows"] == .integer(6))
        switch type {
        case .png: #expect(try PhotoFile.read(file).pixels.width == 300)
        case .svg:
            #expect(DepthRecord(in: file) == DepthRecord(scene: scene))
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(text.contains("width=\"300"))
            let parser = XMLParser(data: Data(file.bytes))
            #expect(parser.parse())
        default: #expect(file.bytes.prefix(5).elementsEqual("%PDF-".utf8))
        }
    }

    @Test func smallFlatAndEmptyPictures() throws {
        for rows in [[[2]], [[1, 2, 3, 4]], [[1], [2], [3]], [[2, 2], [2, 2]]] as [[[Float]]] {
            let (_, report) = try folder.export(pictureScene(rows), with: SurfaceExporter.self, "--width", "200")
            #expect(report.warnings.count == (Set(rows.flatMap { $0 }).count == 1 ? 1 : 0))
        }
        #expect(throws: ExportError.self) {
            try folder.export(pictureScene([[.nan, .nan]]), with: SurfaceExporter.self)
        }
        #expect(throws: ExportError.self) {
            try folder.export(pictureScene([[1, 2]]), with: SurfaceExporter.self, "--photo")
        }
    }

    @Test(arguments: [
        ["--pitch", "2"], ["--yaw", "200"], ["--relief", "0"], ["--grid", "1"], ["--width", "10"],
        ["--photo", "--colors", "grey"],
    ])
    func wrongOptionsAreRefused(arguments: [String]) {
        #expect(throws: (any Error).self) { try SurfaceOptions.parse(arguments) }
    }
}
