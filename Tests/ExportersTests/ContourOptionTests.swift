import Files
import Foundation
import ImageFiles
import Raster
import Scene
import Testing

@testable import Exporters

/// Each option changes the format that it is for, and is refused by the others.
@Suite struct ContourOptionTests {
    private let folder: TestFolder
    private let scene = pictureScene(
        (0..<90).map { y in (0..<120).map { x in Float(hypot(Double(x) - 60, Double(y) - 45)) + 1 } }, photo: true)

    init() throws { folder = try TestFolder() }

    private func bytes(_ arguments: [String], as type: FileType) throws -> Data {
        try folder.export(scene, with: ContourExporter.self, arguments: arguments, as: type).file.bytes
    }

    /// Without the time that a PDF was made at.
    private func undated(_ arguments: [String], as type: FileType) throws -> Data {
        let bytes = try bytes(arguments, as: type)
        guard let date = bytes.range(of: Data("/CreationDate (".utf8)) else { return bytes }
        return bytes[..<date.upperBound] + bytes[(date.upperBound + 16)...]
    }

    private static let drawn: [FileType] = [.svg, .png, .pdf]

    @Test(
        arguments: drawn,
        [
            ["--photo"], ["--no-labels"], ["--colors", "turbo"], ["--theme"], ["--line-width", "3"],
            ["--width", "900"],
            ["--title", "Bowl"],
        ]
    ) func changesThePicture(type: FileType, option: [String]) throws {
        // The theme that is not the format's own.
        let option = option == ["--theme"] ? ["--theme", type == .png ? "light" : "dark"] : option
        let small = option[0] == "--width" ? [] : ["--width", "300"]
        #expect(try undated(option + small, as: type) != undated(small, as: type))
    }

    @Test(arguments: drawn) func defaultsAreThoseInTheHelp(type: FileType) throws {
        let stated = ["--labels", "--colors", "inferno", "--theme", type == .png ? "dark" : "light"]
        let small = ["--width", "300"]
        #expect(try undated(stated + small, as: type) == undated(small, as: type))
    }

    @Test(arguments: drawn) func coordinatesAreOfGeoJSON(type: FileType) throws {
        let error = #expect(throws: ExportError.self) { try bytes(["--coordinates", "pixels"], as: type) }
        #expect(error?.subject == "--coordinates" && error?.exitStatus == .usage)
        #expect(error?.cause == "has no meaning for \(type.defaultExtension)")
    }

    @Test(
        arguments: [
            ["--photo"], ["--labels"], ["--no-labels"], ["--colors", "inferno"], ["--theme", "dark"],
            ["--line-width", "1"], ["--width", "900"],
        ]
    ) func dataHaveNoLook(option: [String]) throws {
        let error = #expect(throws: ExportError.self) { try bytes(option, as: .geoJSON) }
        #expect(error?.subject == option[0] && error?.exitStatus == .usage)
        #expect(error?.cause == "has no meaning for geojson")
    }

    @Test func geoJSONHasTitleAndCoordinates() throws {
        let root =
            try JSONSerialization.jsonObject(with: bytes(["--title", "A \"b\""], as: .geoJSON)) as? [String: Any]
        #expect(root?["name"] as? String == "A \"b\"")
        let plain = try bytes([], as: .geoJSON)
        #expect(try bytes(["--coordinates", "pixels"], as: .geoJSON) == plain)
        #expect(try bytes(["--coordinates", "camera"], as: .geoJSON) != plain)
    }

    @Test func svgHasTitleAndWidthWhileItsUnitsStayPixels() throws {
        let text = String(decoding: try bytes(["--width", "1000", "--title", "a < b"], as: .svg), as: UTF8.self)
        #expect(text.contains(#" width="1000" height="750" viewBox="0 0 120 90">"#))
        #expect(text.contains("<title>a &lt; b</title>"))
        let plain = String(decoding: try bytes([], as: .svg), as: UTF8.self)
        #expect(plain.contains(#" width="120" height="90" viewBox="0 0 120 90">"#))
    }
}
