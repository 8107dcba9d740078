import Files
import Foundation

extension DepthRecord {
    /// How far into a file the record is looked for; every exporter writes it near the start.
    private static let searchedBytes = 1 << 20

    /// The record in a file of any format that holds it as plain text: PLY, OBJ, SVG, GeoJSON, MTL.
    ///
    /// Takes the smallest pair of braces around the record's version that decodes. Quotes escaped for XML or JSON are
    /// understood.
    public init?(in file: InputFile) {
        let start = file.bytes.prefix(DepthRecord.searchedBytes)
        let text = String(decoding: start, as: UTF8.self)
            // A record too long for one comment line goes on in the next, behind the same words.
            .replacingOccurrences(of: "\ncomment isobath ", with: "").replacingOccurrences(of: "\n# isobath ", with: "")
            .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "\\\"", with: "\"")
        guard let marker = text.range(of: "\"isobath\":1") else { return nil }
        var opening = text[..<marker.lowerBound].lastIndex(of: "{")
        // The version is not the record's first key, so inner objects close before it.
        for _ in 0..<16 {
            guard let brace = opening else { return nil }
            if let object = DepthRecord.balancedObject(in: text[brace...]), let record = DepthRecord(json: object) {
                self = record
                return
            }
            opening = text[..<brace].lastIndex(of: "{")
        }
        return nil
    }

    /// The text from the first brace to the one that closes it; strings in a record hold no braces but in file names,
    /// which are skipped by their quotes.
    private static func balancedObject(in text: Substring) -> String? {
        var depth = 0
        var isQuoted = false
        for index in text.indices {
            switch text[index] {
            case "\"": isQuoted.toggle()
            case "{" where !isQuoted: depth += 1
            case "}" where !isQuoted:
                depth -= 1
                if depth == 0 { return String(text[...index]) }
            default: break
            }
        }
        return nil
    }
}
