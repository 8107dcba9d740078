import Files
import Foundation
import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

struct LayersExporterTests {
    private let folder: TestFolder
    /// A box at 1 m before a post at 3 m before a wall at 9 m.
    private let scene = pictureScene(
        [
            [9, 9, 9, 3, 3, 9, 9, 9],
            [9, 1, 1, 1, 3, 9, 9, 9],
            [9, 1, 1, 1, 3, 9, .nan, 9],
            [9, 1, 1, 1, 3, 9, 9, 9],
        ], photo: true)

    init() throws { folder = try TestFolder() }

    private func picture(_ layer: Int, of layers: DepthLayers, fill: Int) throws -> Plane<RGBA8> {
        let photo = try #require(scene.photo)
        return LayerPicture(layers: layers, colors: photo.pixels, fill: fill).picture(of: layer)
    }

    @Test func layersOverOneAnotherAreThePhoto() throws {
        let photo = try #require(scene.photo).pixels
        for (layers, fill) in [
            (DepthLayers(of: scene, count: 3), 0), (DepthLayers(of: scene, count: 3), 1),
            (DepthLayers(of: scene, count: 2), 5), (DepthLayers(of: scene, at: [0.5, 1, 4]), 2),
        ] {
            var composite = Plane<RGB8>(width: 8, height: 4, repeating: RGB8(0xFF00FF))
            for layer in (0..<layers.count).reversed() {
                let picture = try picture(layer, of: layers, fill: fill)
                for index in composite.pixels.indices where picture.pixels[index].alpha == 255 {
                    let pixel = picture.pixels[index]
                    composite.pixels[index] = RGB8(red: pixel.red, green: pixel.green, blue: pixel.blue)
                }
                #expect(picture.pixels.allSatisfy { $0.alpha == 0 || $0.alpha == 255 })
            }
            #expect(composite == photo)
        }
    }

    @Test func layersGoOnBehindNearerOnes() throws {
        let layers = DepthLayers(of: scene, count: 3)
        func alpha(_ layer: Int, _ fill: Int) throws -> [UInt8] {
            try picture(layer, of: layers, fill: fill).pixels[8..<16].map { $0.alpha / 255 }
        }
        #expect(try alpha(0, 2) == [0, 1, 1, 1, 0, 0, 0, 0])
        #expect(try alpha(1, 0) == [0, 0, 0, 0, 1, 0, 0, 0])
        #expect(try alpha(1, 1) == [0, 0, 1, 1, 1, 0, 0, 0])
        #expect(try alpha(2, 0) == [1, 0, 0, 0, 0, 1, 1, 1])
        #expect(try alpha(2, 1) == [1, 1, 1, 1, 1, 1, 1, 1])
    }

    @Test func madeUpColorsAreThoseOfTheLayer() {
        // Left red, right blue; what is missing lies between, and nothing else comes in.
        let colors = Plane<RGB8>(
            width: 9, height: 3, pixels: (0..<27).map { RGB8($0 % 9 < 3 ? 0xC00000 : $0 % 9 < 6 ? 0x00FF00 : 0x0000C0) }
        )
        let extended = ExtendedColors(of: colors) { $0 % 9 < 3 || $0 % 9 >= 6 }
        for x in 3..<6 {
            let color = extended.color(x: x, y: 1)
            #expect(color?.green == 0)
            #expect(Int(color?.red ?? 0) + Int(color?.blue ?? 0) > 180)
        }
        #expect(ExtendedColors(of: colors, where: { _ in false }).color(x: 4, y: 1) == nil)
    }

    @Test func writesAFileALayer() throws {
        let path = folder.path + "/cut.png"
        let report = try LayersExporter.export(
            scene, options: LayersOptions.parse(["--layers", "3"]),
            to: Destination(target: .file(path), fileType: .png))
        let paths = [1, 2, 3].map { "\(folder.path)/cut.layer-\($0).png" }
        #expect(report.files.map(\.path) == paths)
        #expect(paths.allSatisfy { FileManager.default.fileExists(atPath: $0) })
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(report.facts["layers"] == .integer(3))
        #expect(report.facts["layerShares"] == .numbers([0.28125, 0.15625, 0.5625]))
        #expect(report.warnings.isEmpty)
    }

    @Test func tellsOfEmptyLayersAndRefusesWhatCannotBe() throws {
        let path = folder.path + "/cut.png"
        func export(_ scene: Scene, _ arguments: String...) throws -> ExportReport {
            try LayersExporter.export(
                scene, options: LayersOptions.parse(arguments), to: Destination(target: .file(path), fileType: .png))
        }
        #expect(try export(scene, "--at-distances", "0.5,4").warnings.first?.contains("layer 1") == true)
        #expect(try export(pictureScene([[2, 2]], photo: true)).warnings.first?.contains("layer 1, 2") == true)
        #expect(throws: ExportError.self) { try export(pictureScene([[1, 2]])) }
        #expect(throws: ExportError.self) {
            try LayersExporter.export(
                scene, options: LayersOptions.parse([]), to: Destination(target: .standardOutput, fileType: .png))
        }
        for arguments in [
            ["--layers", "1"], ["--layers", "17"], ["--at-distances", "2,1"], ["--at-distances", "0,1"],
            ["--at-distances", "1,,2"], ["--layers", "2", "--at-distances", "1"], ["--fill", "-1"],
        ] {
            #expect(throws: (any Error).self) { try LayersOptions.parse(arguments) }
        }
    }
}
