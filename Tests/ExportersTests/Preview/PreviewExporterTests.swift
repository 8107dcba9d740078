import Files
import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

@Suite struct PreviewExporterTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    func picture(_ scene: Scene, _ arguments: [String]) throws -> Plane<RGB8> {
        let (file, _) = try folder.export(scene, with: PreviewExporter.self, arguments: arguments)
        return try PhotoFile.read(file).pixels
    }

    static let photoView = ["--yaw", "0", "--pitch", "0", "--zoom", "1", "--width", "40", "--background", "#00FF00"]

    @Test func thePhotosOwnViewIsThePhoto() throws {
        let scene = GeometryScene.steps()
        let picture = try picture(scene, PreviewExporterTests.photoView)
        let photo = try #require(scene.photo?.pixels)
        // Away from the borders, from the hole and from the square's edge, where triangles end.
        for (x, y) in [(20, 3), (35, 25), (15, 12), (20, 17), (3, 20)] {
            let (a, b) = (picture[x, y], photo[x, y])
            #expect(abs(Int(a.red) - Int(b.red)) <= 4 && abs(Int(a.green) - Int(b.green)) <= 5)
        }
        #expect(picture[1, 1] == RGB8(0x00FF00))
    }

    @Test func pointsCoverTheirPlace() throws {
        let options = PreviewExporterTests.photoView + ["--as", "cloud", "--point-size", "1"]
        let scene = GeometryScene.steps()
        let picture = try picture(scene, options)
        let photo = try #require(scene.photo?.pixels)
        for (x, y) in [(20, 3), (15, 12), (3, 20), (9, 12), (10, 12)] { #expect(picture[x, y] == photo[x, y]) }
        #expect(picture[2, 2] == RGB8(0x00FF00))
    }

    /// From the right, near things move to the left of far ones; from above, downwards.
    @Test func theViewpointMovesAsStated() throws {
        // A red column of pixels at 2 m in front of a white wall at 4 m, round which the camera goes.
        func middle(_ arguments: String...) throws -> SIMD2<Double> {
            let base = GeometryScene.steps { x, y in (18...20).contains(x) && (14...16).contains(y) ? 2 : 4 }
            let pixels = GeometryScene.plane { x, y in
                (18...20).contains(x) && (14...16).contains(y) ? RGB8(0xFF0000) : RGB8.white
            }
            let photo = Photo(name: "t", pixels: pixels, metadata: try #require(base.photo?.metadata))
            let scene = Scene(
                name: "t", photo: photo, depth: base.depth, origin: base.origin, camera: base.camera,
                calibration: base.calibration)
            let picture = try picture(
                scene, arguments + ["--width", "80", "--zoom", "1", "--as", "cloud", "--pivot", "4"])
            var (sum, count) = (SIMD2<Double>.zero, 0.0)
            for y in 0..<picture.height {
                for x in 0..<80 where picture[x, y].red > 200 && picture[x, y].green < 60 {
                    sum += SIMD2(Double(x), Double(y))
                    count += 1
                }
            }
            return sum / count
        }
        let front = try middle("--yaw", "0", "--pitch", "0")
        let right = try middle("--yaw", "15", "--pitch", "0")
        let above = try middle("--yaw", "0", "--pitch", "15")
        #expect(right.x < front.x - 10 && abs(right.y - front.y) < 2)
        #expect(above.y > front.y + 10 && abs(above.x - front.x) < 2)
    }

    @Test func nearSurfacesHideFarOnes() throws {
        let options = ["--yaw", "8", "--pitch", "0", "--zoom", "1", "--width", "40", "--paint", "depth"]
        let picture = try picture(GeometryScene.steps(), options)
        // The square at 2 m moved to the left over the wall: bright yellow, not violet.
        let near = picture[8, 14]
        #expect(Int(near.green) > 2 * Int(near.blue))
    }

    @Test func anOrbitIsAnAnimation() throws {
        let (file, report) = try folder.export(
            GeometryScene.steps(), with: PreviewExporter.self, "--frames", "4", "--width", "32", "--fps", "10")
        #expect(report.facts["frames"] == .integer(4))
        let chunks = PNGChunkList(file)
        #expect(chunks.names.filter { $0 == "fcTL" }.count == 4)
        #expect(chunks.names.prefix(2) == ["IHDR", "acTL"])
        // The first frame is the picture that other readers see.
        #expect(try PhotoFile.read(file).pixels.width == 32)
        #expect(chunks.sequence == Array(0..<UInt32(chunks.sequence.count)))
    }

    @Test func emptyDepthIsRefused() {
        #expect(throws: ExportError.self) { try picture(GeometryScene.steps { _, _ in .nan }, []) }
        #expect(throws: ExportError.self) { try picture(GeometryScene.steps(photo: false), ["--paint", "photo"]) }
    }

    @Test(arguments: [
        ["--yaw", "200"], ["--pitch", "90"], ["--zoom", "0"], ["--swing", "5"], ["--point-size", "2"],
        ["--frames", "0"], ["--width", "4"], ["--pivot", "-1"],
    ])
    func wrongOptionsAreRefused(arguments: [String]) {
        #expect(throws: (any Error).self) { try PreviewOptions.parse(arguments) }
    }
}

/// The chunks of a PNG file.
private struct PNGChunkList {
    var names: [String] = []
    /// The numbers of fcTL and fdAT chunks.
    var sequence: [UInt32] = []

    init(_ file: InputFile) {
        let bytes = [UInt8](file.bytes)
        func number(_ at: Int) -> UInt32 { bytes[at..<at + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        var position = 8
        while position + 8 <= bytes.count {
            let name = String(decoding: bytes[position + 4..<position + 8], as: UTF8.self)
            names.append(name)
            if name == "fcTL" || name == "fdAT" { sequence.append(number(position + 8)) }
            position += Int(number(position)) + 12
        }
    }
}
