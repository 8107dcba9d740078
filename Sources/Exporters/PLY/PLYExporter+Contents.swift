import Files

extension PLYExporter {
    /// The format and the elements that a PLY file's header announces (Greg Turk's PLY format, 1994).
    public static func contents(of file: InputFile) -> KeyValuePairs<String, ExportReport.Fact>? {
        let text = String(decoding: file.bytes.prefix(1 << 16), as: UTF8.self)
        guard text.hasPrefix("ply\n") || text.hasPrefix("ply\r\n") else { return nil }
        var format = "unknown"
        var vertices = 0
        var properties: [Substring] = []
        for line in text.split(whereSeparator: \.isNewline).prefix(while: { $0 != "end_header" }) {
            let words = line.split(separator: " ")
            switch words.first {
            case "format" where words.count > 1: format = String(words[1])
            case "element" where words.count > 2 && words[1] == "vertex": vertices = Int(words[2]) ?? 0
            case "property" where words.count > 2: properties.append(words[words.count - 1])
            default: break
            }
        }
        return [
            "format": .text(format), "points": .integer(vertices),
            "properties": .text(properties.joined(separator: " ")),
        ]
    }
}
