import Exporters
import Testing

@testable import Pipeline

@Suite struct ExportItemTests {
    @Test func namesAreDividedByCommas() throws {
        let items = try ExportItem.parse("heatmap,contour, ply")
        #expect(items.map(\.name) == ["heatmap", "contour", "ply"])
        #expect(items.map(\.fileNameEnding) == [".heatmap.png", ".contour.svg", ".ply"])
    }

    @Test func optionsFollowTheirName() throws {
        let items = try ExportItem.parse("contour --levels 5 --format geojson,ply --ascii")
        #expect(items.map(\.name) == ["contour", "ply"])
        #expect(items[0].fileNameEnding == ".contour.geojson")
    }

    @Test func commasInValuesStay() throws {
        let items = try ExportItem.parse("contour --at 0.1,0.2,0.3,ply")
        #expect(items.map(\.name) == ["contour", "ply"])
    }

    @Test func mistakesAreNamed() {
        func message(_ text: String) -> String {
            do {
                _ = try ExportItem.parse(text)
                return ""
            } catch { return "\(error)" }
        }
        #expect(message("plyy").contains("did you mean ply?"))
        #expect(message("heatmap,plyy").contains("did you mean ply?"))
        #expect(message("ply --nonsense").contains("--nonsense"))
        #expect(message("ply,,obj").contains("empty item"))
        #expect(message("contour --levels '3").contains("quote"))
    }

    @Test func everyExporterHasDefaultsThatParse() throws {
        for exporter in ExporterRegistry.all {
            let item = try #require(try ExportItem.parse(exporter.name).first)
            #expect(!item.fileTypes.isEmpty)
            #expect(item.fileNameEnding.hasPrefix("."))
        }
        #expect(Set(ExporterRegistry.all.map { $0.name }).count == ExporterRegistry.all.count)
    }

    @Test func outputNamesDecideTheType() throws {
        let item = try #require(try ExportItem.parse("contour").first)
        #expect(try item.fileType(forPath: "map.PDF") == .pdf)
        #expect(try item.fileType(forPath: "map") == .svg)
        #expect(throws: ExportError.self) { try item.fileType(forPath: "map.docx") }
    }
}

@Suite struct ShellWordsTests {
    @Test func quotesKeepBlanksTogether() throws {
        #expect(try ShellWords.split("a 'b c' \"d\\\"e\" f\\ g", separator: ",") == [["a", "b c", "d\"e", "f g"]])
        #expect(try ShellWords.split("a 'b,c',d", separator: ",") == [["a", "b,c"], ["d"]])
        #expect(try ShellWords.split("", separator: ",") == [[]])
    }
}
