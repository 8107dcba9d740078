import Files
import Foundation
import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

/// Every exporter on maps at the ends of what a Float holds: a finite file or an error in words, and no trap.
struct ExtremeDepthTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    static let maps: [(values: [Float], meaning: DepthMeaning)] = [
        ([-3e38, 0, 1, 3e38], .inverse), (denormals(1, 2, 3, 4), .inverse),
        ([-.greatestFiniteMagnitude, -1, 1, .greatestFiniteMagnitude], .depth),
        ([1e38, 2e38, 3e38, 3.4e38], .metres), (denormals(1, 2, 3, 4), .metres),
        (denormals(1) + [1, 2, 3.4e38], .metres), ([0, 0.2, 0.4, 1e5], .inverse), ([0, 0, 0, 0], .inverse),
        ([-1, -2, -3, -4], .metres),
    ]

    /// 24 x 18 pixels in upright bars of the map's four values.
    private func scene(_ map: (values: [Float], meaning: DepthMeaning)) throws -> Scene {
        let rows = (0..<18).map { _ in (0..<24).map { map.values[$0 / 6] } }
        guard map.meaning != .metres else { return pictureScene(rows, meaning: .metres, photo: true) }
        let depth = DepthMap(values: Plane(width: 24, height: 18, pixels: rows.flatMap { $0 }), meaning: map.meaning)
        let calibration = try Calibration(of: depth, subject: "map", near: 1, far: 10, outside: .clamp)
        return pictureScene(rows, meaning: map.meaning, calibration: calibration, photo: true)
    }

    /// Runs one; nil when it refuses in words.
    private func export<Plugin: Exporter>(
        _ scene: Scene, _ plugin: Plugin.Type, _ arguments: [String], _ type: FileType
    ) throws -> InputFile? {
        let output = folder.path + "/out." + type.defaultExtension
        do {
            let report = try plugin.export(
                scene, options: try Plugin.Options.parse(arguments),
                to: Destination(target: .file(output), fileType: type))
            // Throws for a number that is none.
            _ = try JSONEncoder().encode(report.facts)
            return try InputFile(path: output)
        } catch let error as any Fault {
            #expect(!error.description.isEmpty)
            return nil
        }
    }

    private func expectFiniteText(_ file: InputFile?) {
        guard let file else { return }
        let words = String(decoding: file.bytes, as: UTF8.self).lowercased()
            .split { !$0.isLetter && $0 != "-" }
        #expect(!words.contains { ["nan", "inf", "-inf", "-nan", "infinity"].contains($0) })
    }

    @Test(arguments: 0..<maps.count) func pictures(_ index: Int) throws {
        let scene = try scene(ExtremeDepthTests.maps[index])
        for type in HeatmapExporter.fileTypes {
            #expect(try export(scene, HeatmapExporter.self, ["--legend"], type) != nil)
        }
        for arguments in [[], ["--paint", "depth"], ["--as", "cloud"]] {
            _ = try export(scene, PreviewExporter.self, arguments + ["--width", "24"], .png)
        }
        for bits in ["8", "16"] { _ = try export(scene, NormalsExporter.self, ["--bits", bits], .png) }
        for limits in [[], ["--to-percent", "50"], ["--to", "2"], ["--largest", "--fill-holes"]] {
            _ = try export(scene, MaskExporter.self, limits, MaskExporter.fileTypes[0])
            _ = try export(scene, CutoutExporter.self, limits, CutoutExporter.fileTypes[0])
        }
    }

    @Test(arguments: 0..<maps.count) func reports(_ index: Int) throws {
        let scene = try scene(ExtremeDepthTests.maps[index])
        expectFiniteText(try export(scene, AnalyzeExporter.self, [], .json))
        expectFiniteText(try export(scene, ZonesExporter.self, ["--warn", "2", "--ignore-ground"], .json))
        for type in ProfileExporter.fileTypes { _ = try export(scene, ProfileExporter.self, [], type) }
    }

    @Test(arguments: 0..<maps.count) func numbers(_ index: Int) throws {
        let scene = try scene(ExtremeDepthTests.maps[index])
        for arguments in [[], ["--float"], ["--millimetres"], ["--as", "metres"], ["--float", "--as", "metres"]] {
            guard let file = try export(scene, TIFFExporter.self, arguments, .tiff) else { continue }
            let image = try SampleFile.read(file)
            let record = try #require(DepthRecord(json: image.texts["ImageDescription"] ?? ""))
            let encoding = try #require(record.encoding)
            #expect(encoding.scale.isFinite && encoding.offset.isFinite && encoding.scale > 0)
            guard arguments.isEmpty else { continue }
            for (sample, value) in zip(image.values.pixels, scene.depth.values.pixels) where !sample.isNaN {
                #expect(abs(encoding.scale * Double(sample) + encoding.offset - Double(value)) <= encoding.scale * 0.51)
            }
        }
    }

    @Test(arguments: 0..<maps.count) func floats(_ index: Int) throws {
        let scene = try scene(ExtremeDepthTests.maps[index])
        for quantity in ["given", "metres"] {
            for file in [
                try export(scene, EXRExporter.self, ["--as", quantity], .exr),
                try export(scene, NPYExporter.self, ["--as", quantity], .npy),
            ] {
                guard let file else { continue }
                let back = try DepthFile.read(file, stated: .init(), limits: DecodeLimits())
                let written = quantity == "given" ? scene.depth.values : scene.distance
                for (value, written) in zip(back.depth.values.pixels, written.pixels) where !written.isNaN {
                    #expect(value == written)
                }
            }
        }
        for spacing in ["inverse", "depth"] {
            expectFiniteText(try export(scene, SurfaceExporter.self, ["--spacing", spacing, "--width", "200"], .svg))
        }
    }

    @Test(arguments: 0..<maps.count) func lines(_ index: Int) throws {
        let scene = try scene(ExtremeDepthTests.maps[index])
        for arguments in [[], ["--spacing", "depth"], ["--smooth", "1"], ["--interval", "1"], ["--at", "0,1,2"]] {
            expectFiniteText(try export(scene, ContourExporter.self, arguments, .svg))
            let camera = arguments + ["--coordinates", "camera"]
            expectFiniteText(try export(scene, ContourExporter.self, camera, .geoJSON))
        }
        // Drawing takes long without optimization.
        for type in ContourExporter.fileTypes where ![.svg, .geoJSON].contains(type) {
            _ = try export(scene, ContourExporter.self, ["--width", "200", "--spacing", "depth"], type)
        }
    }

    @Test(arguments: 0..<maps.count) func geometry(_ index: Int) throws {
        let scene = try scene(ExtremeDepthTests.maps[index])
        expectFiniteText(try export(scene, PLYExporter.self, ["--ascii"], PLYExporter.fileTypes[0]))
        let selection = ["--ascii", "--normals", "--scalars", "distance,inverse,edge,incidence", "--outliers", "4"]
        expectFiniteText(try export(scene, PCDExporter.self, selection, .pcd))
        expectFiniteText(try export(scene, XYZExporter.self, ["--voxel", "0.5"], .xyz))
        expectFiniteText(try export(scene, OBJExporter.self, [], OBJExporter.fileTypes[0]))
    }

    /// The bars of a denormal map and of one as wide as can be have the colours of any other map.
    @Test(arguments: [[-3e38, -1e38, 1e38, 3e38], denormals(10, 20, 30, 40)] as [[Float]])
    func coloursDoNotDependOnTheSizeOfTheNumbers(values: [Float]) throws {
        func colors(_ values: [Float]) throws -> [RGB8] {
            let (file, _) = try folder.export(
                pictureScene([values], meaning: .inverse), with: HeatmapExporter.self, "--low", "0", "--high", "100")
            return try PhotoFile.read(file).pixels.pixels
        }
        #expect(Set(try colors(values)).count == 4)
        let plain = try colors([1, 2, 3, 4])
        #expect(try colors(values) == plain)
    }

    @Test func aWildPixelDoesNotSwallowTheColours() throws {
        var row = (0..<4000).map { 0.2 + 0.00005 * Float($0) }
        row[77] = 1e5
        let (file, report) = try folder.export(pictureScene([row], meaning: .inverse), with: HeatmapExporter.self)
        #expect(
            Set(try PhotoFile.read(file).pixels.pixels.map { Int($0.red) << 16 | Int($0.green) << 8 | Int($0.blue) })
                .count > 200)
        guard case .numbers(let range) = report.facts["inverseDepthRange"] else {
            Issue.record("no range")
            return
        }
        #expect(range[1] < 0.41)
    }
}

/// Numbers too small for full precision, in units of the least there is.
func denormals(_ units: UInt32...) -> [Float] { units.map { Float(bitPattern: $0) } }
