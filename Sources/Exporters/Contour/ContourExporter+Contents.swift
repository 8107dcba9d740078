import Files
import Foundation

extension ContourExporter {
    /// The levels of an SVG file's layers, or the number of a GeoJSON file's lines.
    public static func contents(of file: InputFile) -> KeyValuePairs<String, ExportReport.Fact>? {
        let text = String(decoding: file.bytes, as: UTF8.self)
        if text.contains("<svg") {
            let levels = values(after: "data-level=\"", in: text)
            return levels.isEmpty ? nil : ["levels": .text(levels.joined(separator: " "))]
        }
        let features = text.components(separatedBy: "\"type\":\"Feature\"").count - 1
        return features > 0 ? ["lines": .integer(features)] : nil
    }

    private static func values(after marker: String, in text: String) -> [String] {
        text.components(separatedBy: marker).dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }
}
