import Files
import Foundation
import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

/// Plots and drawings of pictures that are very wide or very tall.
@Suite struct ContourSizeTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// Depth and colour change along the width: red on the left, blue on the right.
    private func wide(_ width: Int, _ height: Int) -> Scene {
        let values = ContourFields.plane(width, height) { x, _ in x / Double(width) }
        let colors = (0..<width * height).map { index in
            index % width < width / 2 ? RGB8(0xFF0000) : RGB8(0x0000FF)
        }
        let metadata = PhotoMetadata(
            format: "PNG", storedWidth: width, storedHeight: height, bitDepth: 8, channels: 3)
        return Scene(
            name: "wide.png",
            photo: Photo(
                name: "wide.png", pixels: Plane(width: width, height: height, pixels: colors), metadata: metadata),
            depth: DepthMap(values: values, meaning: .inverse), origin: DepthOrigin(file: "d.npy"),
            camera: Camera(assumedForWidth: width, height: height),
            calibration: Calibration(isInverse: true, a: 1, b: 1, unit: .near, source: .assumed))
    }

    @Test func aPhotoTooWideForAJPEGLiesUnderADrawing() throws {
        let (file, _) = try folder.export(wide(70_000, 3), with: ContourExporter.self, "--photo", as: .svg)
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(text.contains(#"<image width="70000" height="3" preserveAspectRatio="none""#))
        let start = try #require(text.range(of: "data:image/jpeg;base64,"))
        let jpeg = try #require(Data(base64Encoded: String(text[start.upperBound...].prefix { $0 != "\"" })))
        let photo = try PhotoFile.read(InputFile(name: "embedded", bytes: jpeg)).pixels
        #expect(photo.width == 32_767 && photo.height == 3)
        #expect(photo[100, 1].red > 240 && photo[32_667, 1].blue > 240)
    }

    @Test func aPhotoTooWideForCairoLiesUnderAPlot() throws {
        let scene = wide(40_000, 20)
        let (png, _) = try folder.export(scene, with: ContourExporter.self, "--photo", "--width", "200", as: .png)
        #expect(try PhotoFile.read(png).pixels.width == 200)
        let (pdf, _) = try folder.export(wide(70_000, 20), with: ContourExporter.self, "--photo", as: .pdf)
        #expect(String(decoding: pdf.bytes.suffix(8), as: UTF8.self).contains("%%EOF"))
        // 622 of 800 points, at 8 pixels a point.
        #expect(pdf.bytes.range(of: Data("/Width 4976".utf8)) != nil)
    }

    @Test func photosUnderAPlotKeepTheirColours() throws {
        let (png, _) = try folder.export(
            wide(800, 400), with: ContourExporter.self, "--photo", "--at", "2", "--theme", "light", "--width", "400",
            as: .png)
        let plot = try PhotoFile.read(png).pixels
        let (left, right) = (plot[50, 100], plot[275, 100])
        #expect(left.red > 250 && abs(Int(left.blue) - 127) < 4)
        #expect(right.blue > 250 && abs(Int(right.red) - 127) < 4)
    }

    @Test func aTallPictureMakesANarrowPlot() throws {
        let tall = PlotLayout(width: 10_000, aspect: 70_000 / 3, maximumArea: PlotLayout.maximumPixels)
        #expect(tall.width * tall.height <= PlotLayout.maximumPixels && tall.width * tall.height > 79_900_000)
        #expect(abs(tall.height / tall.width - 2600 / 1600) < 1e-9)
        #expect(tall.width == tall.width.rounded())
        let usual = PlotLayout(width: 10_000, aspect: 0.75, maximumArea: PlotLayout.maximumPixels)
        #expect(usual.width == 10_000)
        let page = PlotLayout(width: 10_000, aspect: 70_000 / 3, maximumArea: .infinity)
        #expect(page.width == 10_000 && page.height == 16_250)
    }

    @Test func saysThatAPlotIsNarrowerThanStated() throws {
        let scene = wide(2, 60)
        let contours = try Contours(of: scene, options: ContourOptions.parse([]))
        for (width, isNarrower) in [("10000", true), ("5000", false)] {
            let options = try ContourOptions.parse(["--width", width])
            let style = ContourStyle(options, format: .png)
            let plot = ContourPlot(contours: contours, style: style, options: options, isPrint: false)
            #expect(plot.warnings.count == (isNarrower ? 1 : 0))
            #expect(plot.warnings.allSatisfy { $0.contains("--width 10000") && $0.contains("80 megapixels") })
            let page = ContourPlot(contours: contours, style: style, options: options, isPrint: true)
            #expect(page.warnings.isEmpty)
        }
    }
}
