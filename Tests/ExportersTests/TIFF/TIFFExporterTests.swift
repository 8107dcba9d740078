import Files
import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

struct TIFFExporterTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func read(_ file: InputFile) throws -> (image: SampleImage, record: DepthRecord) {
        let image = try SampleFile.read(file)
        return (image, try #require(DepthRecord(json: image.texts["ImageDescription"] ?? "")))
    }

    /// Every value back within half a step, at every compression.
    @Test(arguments: TIFFCompression.allCases, [false, true])
    func spreadsTheValuesOverAllSamples(compression: TIFFCompression, hasHoles: Bool) throws {
        var rows = (0..<70).map { (y: Int) -> [Float] in
            (0..<93).map { (x: Int) -> Float in 3 + Float((x * 31 + y * 17) % 97) * 0.37 }
        }
        if hasHoles {
            rows[4][5] = .nan
            rows[69][92] = .nan
        }
        let scene = pictureScene(rows, meaning: .inverse, photo: true)
        let (file, report) = try folder.export(
            scene, with: TIFFExporter.self, "--compression", compression.rawValue)
        let (image, record) = try read(file)
        #expect(image.sampleType == "uint16")
        #expect(record.meaning == .inverse)
        #expect(record.nearIs == "larger")
        let encoding = try #require(record.encoding)
        #expect(encoding.noData == (hasHoles ? 0 : nil))
        #expect(report.facts["withoutDepth"] == .integer(hasHoles ? 2 : 0))
        for (sample, value) in zip(image.values.pixels, rows.joined()) {
            if value.isNaN {
                // As stored, or as the reader restores it.
                #expect(sample == 0 || sample.isNaN)
            } else {
                let depth = encoding.scale * Double(sample) + encoding.offset
                #expect(abs(depth - Double(value)) <= encoding.scale * 0.500001)
            }
        }
        let samples = image.values.pixels.filter { !$0.isNaN && !(hasHoles && $0 == 0) }
        #expect(samples.min() == (hasHoles ? 1 : 0))
        #expect(samples.max() == 65535)
    }

    @Test(arguments: TIFFCompression.allCases) func writesFloatsExactly(compression: TIFFCompression) throws {
        var noise: UInt32 = 1
        let rows = (0..<33).map { _ -> [Float] in
            (0..<41).map { _ -> Float in
                noise = noise &* 1_664_525 &+ 1_013_904_223
                return Float(noise >> 8) * 1e-5
            }
        }
        let (file, _) = try folder.export(
            pictureScene(rows, meaning: .depth), with: TIFFExporter.self, "--float", "--compression",
            compression.rawValue)
        let (image, record) = try read(file)
        #expect(image.sampleType == "float32")
        #expect(image.values.pixels == rows.flatMap { $0 })
        #expect(record.encoding == .init(scale: 1, offset: 0))
        #expect(record.meaning == .depth)
    }

    @Test func writesMillimetres() throws {
        let scene = pictureScene([[0.0001, 1.2344, 1.2346, .nan, 65.535, 70]])
        let (file, report) = try folder.export(scene, with: TIFFExporter.self, "--millimetres")
        let (image, record) = try read(file)
        #expect(image.values.pixels.map { $0.isNaN ? 0 : $0 } == [1, 1234, 1235, 0, 65535, 0])
        #expect(record.encoding == .init(scale: 0.001, offset: 0, noData: 0))
        #expect(record.meaning == .metres && record.unit == .metres)
        #expect(report.warnings.first?.contains("1 pixels lie farther") == true)
    }

    @Test func writesMetresOfARelativeMap() throws {
        let calibration = Calibration(isInverse: true, a: 0.1, b: 0.1, unit: .metres, source: .nearFar)
        let scene = pictureScene([[0, 1, 9]], meaning: .inverse, calibration: calibration)
        let (file, _) = try folder.export(scene, with: TIFFExporter.self, "--float", "--as", "metres")
        let (image, record) = try read(file)
        for (value, metres) in zip(image.values.pixels, [10, 5, 1] as [Float]) { #expect(abs(value - metres) < 1e-5) }
        #expect(record.meaning == .metres && record.nearIs == "smaller")
        let given = try folder.export(scene, with: TIFFExporter.self, "--float").file
        #expect(try SampleFile.read(given).values.pixels == [0, 1, 9])
    }

    @Test func refusesMetresThatNobodyKnows() throws {
        let scene = pictureScene([[0, 1]], meaning: .inverse)
        #expect(throws: ExportError.self) { try folder.export(scene, with: TIFFExporter.self, "--millimetres") }
        #expect(throws: ExportError.self) { try folder.export(scene, with: TIFFExporter.self, "--as", "metres") }
        #expect(throws: ExportError.self) { try folder.export(pictureScene([[.nan]]), with: TIFFExporter.self) }
        #expect(throws: (any Error).self) { try TIFFOptions.parse(["--float", "--millimetres"]) }
    }

    @Test func theSameDepthEverywhereComesBack() throws {
        let (file, report) = try folder.export(pictureScene([[7.25, 7.25, .nan]]), with: TIFFExporter.self)
        let (image, record) = try read(file)
        let encoding = try #require(record.encoding)
        #expect(encoding.scale * Double(image.values.pixels[0]) + encoding.offset == 7.25)
        #expect(report.warnings.count == 1)
    }

    @Test func namesUnitAndRangeForGDAL() throws {
        let (file, _) = try folder.export(pictureScene([[1, 2, .nan]]), with: TIFFExporter.self)
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(text.contains(#"<Item name="UNITTYPE" sample="0" role="unittype">m</Item>"#))
        #expect(text.contains(#"role="scale""#) && text.contains(#"role="offset""#))
    }
}
