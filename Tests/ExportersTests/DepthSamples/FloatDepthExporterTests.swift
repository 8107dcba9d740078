import Files
import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

/// npy, pfm and exr: the numbers, and what reading them back finds.
@Suite struct FloatDepthExporterTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    static let rows: [[Float]] = [[1.5, 2, .nan], [0.1, 1e-6, 3e8]]

    func expectSame(_ values: Plane<Float>, _ expected: Plane<Float>) {
        #expect(values.isSameSize(as: expected))
        for (value, expected) in zip(values.pixels, expected.pixels) {
            #expect(value == expected || (value.isNaN && expected.isNaN))
        }
    }

    func read(_ file: InputFile, stated: DepthMeaning? = nil) throws -> DepthFile {
        try DepthFile.read(file, stated: .init(meaning: stated), limits: DecodeLimits())
    }

    @Test func arraysDescribeThemselves() throws {
        let scene = pictureScene(FloatDepthExporterTests.rows, meaning: .inverse)
        let (file, report) = try folder.export(scene, with: NPYExporter.self)
        #expect(Array(file.bytes.prefix(8)) == [0x93] + Array("NUMPY".utf8) + [1, 0])
        // The numbers begin at a multiple of 64, behind a line's end.
        let length = Int(file.bytes[8]) | Int(file.bytes[9]) << 8
        #expect((10 + length) % 64 == 0 && file.bytes[10 + length - 1] == 0x0A)
        let back = try read(file)
        #expect(back.depth.meaning == .inverse)
        #expect(back.record?.camera == scene.camera)
        expectSame(back.depth.values, scene.depth.values)
        #expect(report.facts["withoutDepth"] == .integer(1))
    }

    @Test func namesThatAreNotLatinSurvive() throws {
        let scene = GeometryScene.steps()
        let named = Scene(
            name: "t", photo: nil, depth: scene.depth, origin: DepthOrigin(file: "Tiefe-深度-🙂.npy"),
            camera: scene.camera, calibration: scene.calibration)
        let (file, _) = try folder.export(named, with: NPYExporter.self)
        #expect(try read(file).record?.origin.file == "Tiefe-深度-🙂.npy")
    }

    @Test func floatMapsHoldTheNumbers() throws {
        let scene = pictureScene(FloatDepthExporterTests.rows)
        let (file, _) = try folder.export(scene, with: PFMExporter.self)
        expectSame(try read(file, stated: .metres).depth.values, scene.depth.values)
        // The format has no place for a record.
        #expect(throws: SceneError.self) { try read(file) }
    }

    @Test func openEXRHoldsNumbersAndRecord() throws {
        let scene = pictureScene(FloatDepthExporterTests.rows, meaning: .inverse)
        let (file, report) = try folder.export(scene, with: EXRExporter.self)
        let back = try read(file)
        #expect(back.record == DepthRecord(scene: scene, encoding: .init(scale: 1, offset: 0)))
        expectSame(back.depth.values, scene.depth.values)
        #expect(report.facts["channels"] == .text("Z"))
    }

    @Test func metresAreTheDistances() throws {
        let calibration = Calibration(isInverse: true, a: 0.5, b: 0.1, unit: .metres, source: .nearFar)
        let scene = pictureScene([[1, 0.5], [0.25, .nan]], meaning: .inverse, calibration: calibration)
        for file in [
            try folder.export(scene, with: EXRExporter.self, "--as", "metres").file,
            try folder.export(scene, with: NPYExporter.self, "--as", "metres").file,
        ] {
            let back = try read(file)
            #expect(back.depth.meaning == .metres)
            expectSame(back.depth.values, scene.distance)
        }
        let relative = pictureScene([[1, 2]], meaning: .inverse)
        #expect(throws: ExportError.self) { try folder.export(relative, with: EXRExporter.self, "--as", "metres") }
    }

    @Test func coloursAreLinearLight() throws {
        // More rows than a chunk has, and more chunks than one wave.
        let rows = (0..<40).map { y in (0..<30).map { Float($0 + y) } }
        let scene = pictureScene(rows, photo: true)
        let (file, report) = try folder.export(scene, with: EXRExporter.self, "--colors")
        #expect(report.facts["channels"] == .text("B G R Z"))
        expectSame(try read(file).depth.values, scene.depth.values)
        #expect(throws: ExportError.self) {
            try folder.export(pictureScene(rows), with: EXRExporter.self, "--colors")
        }
    }

    @Test func emptyDepthIsRefusedAndConstantDepthWarned() throws {
        let empty = pictureScene([[.nan, .nan]])
        #expect(throws: ExportError.self) { try folder.export(empty, with: EXRExporter.self) }
        #expect(throws: ExportError.self) { try folder.export(empty, with: NPYExporter.self) }
        #expect(throws: ExportError.self) { try folder.export(empty, with: PFMExporter.self) }
        #expect(try folder.export(pictureScene([[2, 2]]), with: EXRExporter.self).report.warnings.count == 1)
    }

    @Test func damagedFilesAreRefusedInWords() throws {
        let (file, _) = try folder.export(
            pictureScene((0..<40).map { y in (0..<30).map { Float($0 * y % 7) } }), with: EXRExporter.self)
        let bytes = [UInt8](file.bytes)
        for cut in stride(from: 1, to: bytes.count - 1, by: 23) {
            let path = folder.path + "/cut.exr"
            let output = try OutputFile(.file(path))
            try output.write(bytes[..<cut])
            try output.commit()
            let cutFile = try InputFile(path: path)
            #expect(throws: ImageFileError.self) { try SampleFile.read(cutFile) }
        }
    }
}
