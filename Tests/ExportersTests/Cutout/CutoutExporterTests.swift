import Files
import Foundation
import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

struct CutoutExporterTests {
    private let folder: TestFolder
    private let scene = pictureScene([[5, 1, 1], [5, 5, 1]], photo: true)

    init() throws { folder = try TestFolder() }

    @Test func cutsThePhotoOutWithStraightAlpha() throws {
        let alpha = try ForegroundFinding(in: scene, options: MaskExporter.Options.parse([]).foreground).mask
        let photo = try #require(scene.photo).pixels
        let cut = photo.withAlpha(alpha)
        #expect(cut[0, 0] == RGBA8(.black, alpha: 0))
        #expect(cut[1, 0] == RGBA8(red: 10, green: 0, blue: 7, alpha: 255))
        #expect(cut[2, 1] == RGBA8(red: 20, green: 10, blue: 7, alpha: 255))
        // Over white, what is transparent is white.
        let (file, report) = try folder.export(scene, with: CutoutExporter.self)
        let (pixels, metadata) = try PhotoFile.read(file)
        #expect(metadata.channels == 4)
        #expect(pixels[0, 0] == .white)
        #expect(pixels[1, 0] == RGB8(red: 10, green: 0, blue: 7))
        #expect(try abs(#require(metadata.resolution).x - 300) < 0.1)
        #expect(try abs(#require(metadata.resolution).y - 150) < 0.1)
        #expect(metadata.texts["isobath"] != nil)
        #expect(report.facts["foregroundShare"] == .number(0.5))
    }

    @Test func liesOverAColor() throws {
        let (file, _) = try folder.export(scene, with: CutoutExporter.self, "--background", "#f80")
        let (pixels, metadata) = try PhotoFile.read(file)
        #expect(metadata.channels == 3)
        #expect(pixels[0, 1] == RGB8(0xFF8800))
        #expect(pixels[2, 0] == RGB8(red: 20, green: 0, blue: 7))
        let (jpeg, report) = try folder.export(
            scene, with: CutoutExporter.self, "--background", "navy", "--quality", "100", as: .jpeg)
        #expect(jpeg.bytes.prefix(2) == Data([0xFF, 0xD8]))
        #expect(report.files[0].mediaType == "image/jpeg")
    }

    @Test(arguments: [[], ["--background", "navy"]]) func qualityIsOfAJPEG(background: [String]) throws {
        let error = #expect(throws: ExportError.self) {
            try folder.export(
                scene, with: CutoutExporter.self, arguments: background + ["--quality", "50"], as: .png)
        }
        #expect(error?.subject == "--quality" && error?.exitStatus == .usage)
        let sizes = try ["1", "100"].map {
            try folder.export(
                scene, with: CutoutExporter.self, "--background", "navy", "--quality", $0, as: .jpeg
            ).file.bytes.count
        }
        #expect(sizes[0] < sizes[1])
    }

    @Test func mixesAtASoftEdge() {
        let front = Plane<RGB8>(width: 3, height: 1, repeating: RGB8(red: 200, green: 100, blue: 0))
        let alpha = Plane<UInt8>(width: 3, height: 1, pixels: [0, 51, 255])
        let mixed = front.laid(over: .color(RGB8(red: 0, green: 100, blue: 255)), alpha: alpha)
        #expect(
            mixed.pixels == [
                RGB8(red: 0, green: 100, blue: 255), RGB8(red: 40, green: 100, blue: 204),
                RGB8(red: 200, green: 100, blue: 0),
            ])
        let picture = Plane<RGB8>(width: 3, height: 1, pixels: [.white, .black, .white])
        #expect(front.laid(over: .picture(picture), alpha: alpha).pixels[1] == RGB8(red: 40, green: 20, blue: 0))
    }

    @Test func liesOverAPictureThatCoversIt() throws {
        // Four columns; a square of the middle two remains, each pixel of it twice as large.
        let path = folder.path + "/background.png"
        let file = try OutputFile(.file(path))
        let row: [RGB8] = [RGB8(0xFF0000), RGB8(0x00FF00), RGB8(0x0000FF), RGB8(0xFF0000)]
        try PNGFile.write(Plane(width: 4, height: 2, pixels: row + row), to: file)
        try file.commit()
        let picture = try PhotoFile.read(try InputFile(path: path)).pixels
        let covering = picture.covering(width: 8, height: 8)
        #expect(covering[0, 0] == RGB8(0x00FF00))
        #expect(covering[7, 7] == RGB8(0x0000FF))
        let shrunk = picture.covering(width: 1, height: 1)
        #expect(abs(Int(shrunk[0, 0].green) - 127) <= 1 && shrunk[0, 0].red == 0)
        #expect(picture.covering(width: 4, height: 2) == picture)

        let (out, _) = try folder.export(scene, with: CutoutExporter.self, "--background-image", path)
        let pixels = try PhotoFile.read(out).pixels
        #expect(pixels[1, 0] == RGB8(red: 10, green: 0, blue: 7))
        #expect(pixels[0, 0] != .black && pixels[0, 0].blue < 128)
    }

    @Test func sixteenBitsAndPremultiplication() {
        let front = Plane<RGB16>(width: 3, height: 1, repeating: RGB16(red: 60000, green: 3, blue: 0))
        let alpha = Plane<UInt16>(width: 3, height: 1, pixels: [0, 13107, 65535])
        #expect(
            front.withAlpha(alpha, isPremultiplied: true).pixels == [
                RGBA16(red: 0, green: 0, blue: 0, alpha: 0), RGBA16(red: 12000, green: 1, blue: 0, alpha: 13107),
                RGBA16(red: 60000, green: 3, blue: 0, alpha: 65535),
            ])
        #expect(front.withAlpha(alpha)[1, 0] == RGBA16(red: 60000, green: 3, blue: 0, alpha: 13107))
        // A fifth of the front, four fifths of 0x8080 = 32896, which is 26316.8: 38316.8, 26317.4 and 26316.8, rounded.
        let over = front.laid(over: .color(RGB8(0x808080)), alpha: alpha)
        #expect(over[1, 0] == RGB16(red: 38317, green: 26317, blue: 26317))
    }

    @Test func aCropHoldsTheForegroundAndItsMargin() throws {
        var alpha = Plane<UInt16>(width: 50, height: 40, repeating: 0)
        for y in 10..<20 { for x in 5..<25 { alpha[x, y] = 65535 } }
        alpha[30, 12] = 129  // 0.5 of 255: the least that is seen
        alpha[40, 35] = 128
        let tight = try #require(CutoutFrame(round: alpha, margin: .zero))
        #expect(tight.columns == 5..<31 && tight.rows == 10..<20)
        let margin = try #require(CropMargin(argument: "25%"))
        let wide = try #require(CutoutFrame(round: alpha, margin: margin))
        #expect(wide.columns == 0..<38 && wide.rows == 3..<27)
        #expect(wide.part(of: alpha).width == 38)
        #expect(CutoutFrame(round: Plane(width: 5, height: 5, repeating: 100), margin: margin) == nil)
        for text in ["-1", "x", "", "5%%", "nan", "inf"] { #expect(CropMargin(argument: text) == nil) }
        #expect(CropMargin(argument: "2.5")?.pixels(of: 1000) == 3)
    }

    @Test func aCroppedFileKnowsItsPlaceAndItsCamera() throws {
        let (file, report) = try folder.export(scene, with: CutoutExporter.self, "--matte", "none", "--crop")
        let (pixels, metadata) = try PhotoFile.read(file)
        #expect(report.facts["frame"] == .numbers([0, 0, 2, 2]) || report.facts["frame"] == .numbers([1, 0, 2, 2]))
        #expect(pixels.width == 2 && pixels.height == 2)
        let record = try #require(metadata.texts["isobath"].flatMap { DepthRecord(json: $0) })
        #expect(record.camera.width == 2 && record.camera.fx == scene.camera.fx)
        guard case .numbers(let frame) = report.facts["frame"] else { return }
        #expect(record.camera.cx == scene.camera.cx - frame[0])
    }

    @Test func needsAPhotoAndPlaceForTransparency() throws {
        #expect(throws: ExportError.self) {
            try folder.export(pictureScene([[5, 1]]), with: CutoutExporter.self)
        }
        #expect(throws: ExportError.self) { try folder.export(scene, with: CutoutExporter.self, as: .jpeg) }
        #expect(throws: (any Error).self) {
            try folder.export(scene, with: CutoutExporter.self, "--background-image", folder.path + "/missing.png")
        }
        #expect(throws: (any Error).self) { try CutoutOptions.parse(["--background", "#12345"]) }
        #expect(throws: (any Error).self) {
            try CutoutOptions.parse(["--background", "red", "--background-image", "x"])
        }
    }

    @Test(
        arguments: [
            ("#FF8000", 0xFF8000), ("ff8000", 0xFF8000), ("#f80", 0xFF8800), ("White", 0xFFFFFF), ("grey", 0x808080),
        ] as [(String, UInt32)])
    func readsColors(text: String, color: UInt32) {
        #expect(ColorArgument(argument: text)?.color == RGB8(color))
    }

    @Test(arguments: ["", "#", "12", "1234567", "#GG0000", "+12345", "nocolor"])
    func refusesWhatIsNoColor(text: String) {
        #expect(ColorArgument(argument: text) == nil)
    }
}
