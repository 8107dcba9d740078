import Foundation
import Scene
import Testing

@testable import Exporters

@Suite struct XYZExporterTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    func lines(_ arguments: String..., photo: Bool = true) throws -> [String] {
        let (file, _) = try folder.export(
            GeometryScene.steps(photo: photo), with: XYZExporter.self, arguments: arguments)
        return String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func eachLineIsAPointWithItsColour() throws {
        let lines = try lines()
        #expect(lines.count == 1175)
        let words = lines[0].split(separator: " ").compactMap { Float($0) }
        #expect(words == [4 * Float(-13.5 / 50.0), 4 * Float(15.5 / 52.0), -4, 30, 0, 15])
    }

    @Test func normalsStandBehindColours() throws {
        let words = try lines("--normals", "--scalars", "distance")[600].split(separator: " ")
        #expect(words.count == 10)
        #expect(words[6...8] == ["0", "0", "1"])
        #expect(Float(words[9]) == Float(words[2]).map { -$0 })
    }

    @Test func withoutAPhotoThereAreThreeColumns() throws {
        #expect(try lines(photo: false).allSatisfy { $0.split(separator: " ").count == 3 })
    }

    @Test func aHeaderIsWrittenWhenAskedFor() throws {
        let scene = GeometryScene.steps()
        let (file, _) = try folder.export(scene, with: XYZExporter.self, "--header")
        #expect(DepthRecord(in: file) == DepthRecord(scene: scene))
        let header = try lines("--header").prefix { $0.hasPrefix("# ") }
        #expect(header.last == "# x y z red green blue")
        #expect(try lines("--header").count == 1175 + header.count)
    }
}
