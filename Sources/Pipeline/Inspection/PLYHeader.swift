import Files
import Foundation

/// The elements that a PLY file's header announces (Greg Turk's PLY format, 1994).
struct PLYHeader {
    let facts: [FileDescription.Fact]

    /// Nil when the file is no PLY.
    init?(_ file: InputFile) {
        let text = String(decoding: file.bytes.prefix(1 << 16), as: UTF8.self)
        guard text.hasPrefix("ply\n") || text.hasPrefix("ply\r\n"), let end = text.range(of: "end_header") else {
            return nil
        }
        facts = text[..<end.lowerBound].split(whereSeparator: \.isNewline).compactMap { line in
            let words = line.split(separator: " ")
            switch words.first {
            case "format" where words.count > 1: return .init(name: "format", value: String(words[1]))
            case "element" where words.count > 2: return .init(name: String(words[1]), value: String(words[2]))
            default: return nil
            }
        }
    }
}
