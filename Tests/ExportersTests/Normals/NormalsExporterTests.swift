import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

@Suite struct NormalsExporterTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// A plane n . P = offset in the frame X right, Y down, Z forward, with a pixel without depth at the top left.
    func plane(_ normal: SIMD3<Double>, offset: Double = 2) -> Scene {
        let camera = GeometryScene.steps().camera
        return GeometryScene.steps { x, y in
            if x == 0, y == 0 { return .nan }
            let ray = camera.ray(x: Double(x) + 0.5, y: Double(y) + 0.5)
            return Float(offset / (normal.x * ray.x + normal.y * ray.y + normal.z))
        }
    }

    func pixels(_ scene: Scene, _ arguments: String...) throws -> Plane<RGB8> {
        let (file, _) = try folder.export(scene, with: NormalsExporter.self, arguments: arguments)
        return try PhotoFile.read(file).pixels
    }

    @Test func aPlaneHasOneColour() throws {
        // Towards the camera: (0.48, 0.36, -0.8) right, down, forward is (0.48, -0.36, 0.8) right, up, towards.
        let picture = try pixels(plane(SIMD3(-0.48, -0.36, 0.8)))
        #expect(picture[0, 0] == RGB8(red: 128, green: 128, blue: 255))
        for (x, y) in [(1, 0), (20, 15), (39, 29), (0, 29)] {
            let pixel = picture[x, y]
            #expect(abs(Int(pixel.red) - Int(127.5 + 127.5 * 0.48 + 0.5)) <= 1)
            #expect(abs(Int(pixel.green) - Int(127.5 - 127.5 * 0.36 + 0.5)) <= 1)
            #expect(abs(Int(pixel.blue) - Int(127.5 + 127.5 * 0.8 + 0.5)) <= 1)
        }
    }

    @Test func directXTurnsGreenRound() throws {
        let scene = plane(SIMD3(-0.48, -0.36, 0.8))
        let (openGL, directX) = (try pixels(scene)[20, 15], try pixels(scene, "--directx")[20, 15])
        #expect(openGL.red == directX.red && openGL.blue == directX.blue)
        #expect(Int(openGL.green) + Int(directX.green) == 255)
        #expect(openGL.green < 128)
    }

    @Test func strengthMultipliesSlopes() throws {
        func slope(_ strength: String) throws -> Double {
            let pixel = try pixels(plane(SIMD3(-0.3, 0, 0.9539)), "--strength", strength)[20, 15]
            return (Double(pixel.red) - 127.5) / (Double(pixel.blue) - 127.5)
        }
        #expect(abs(try slope("1") - 0.3145) < 0.02)
        #expect(abs(try slope("3") - 0.9435) < 0.03)
        #expect(abs(try slope("0.1") - 0.031) < 0.01)
    }

    @Test func sixteenBitsAreFiner() throws {
        let (file, report) = try folder.export(
            plane(SIMD3(-0.48, -0.36, 0.8)), with: NormalsExporter.self, "--bits", "16")
        #expect(report.facts["bits"] == .integer(16))
        // The header: 16 bits, RGB.
        #expect(Array(file.bytes[24..<26]) == [16, 2])
        let pixel = try PhotoFile.read(file).pixels[20, 15]
        #expect(abs(Int(pixel.red) - 189) <= 1)
    }

    @Test func normalsDoNotMixSurfaces() throws {
        let picture = try pixels(GeometryScene.steps())
        let flat = RGB8(red: 128, green: 128, blue: 255)
        #expect(picture.pixels.allSatisfy { $0 == flat })
    }

    @Test func emptyDepthIsRefusedAndConstantDepthWarned() throws {
        #expect(throws: ExportError.self) { try pixels(GeometryScene.steps { _, _ in .nan }) }
        let (_, report) = try folder.export(GeometryScene.steps { _, _ in 3 }, with: NormalsExporter.self)
        #expect(report.warnings.count == 1)
    }

    @Test(arguments: [["--strength", "0"], ["--strength", "nan"], ["--bits", "12"], ["--edge", "-1"]])
    func wrongOptionsAreRefused(arguments: [String]) {
        #expect(throws: (any Error).self) { try NormalsOptions.parse(arguments) }
    }
}
