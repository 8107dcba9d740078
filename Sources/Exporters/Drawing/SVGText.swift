import Files
import Foundation

/// A drawing of Cairo's as SVG, in memory, since Cairo has no place in it for a depth record.
final class SVGText {
    var bytes: [UInt8] = []

    /// Writes the drawing with the record in a metadata element, as the first thing in it.
    func write(record: String, title: String, to file: OutputFile) throws(FileError) {
        let text = String(decoding: bytes, as: UTF8.self)
        let metadata =
            "\n<title>\(SVGText.escaped(title))</title>\n<metadata id=\"isobath\">\(SVGText.escaped(record))</metadata>"
        // After the end of the root element's opening tag.
        guard let root = text.range(of: "<svg"), let end = text[root.upperBound...].firstIndex(of: ">") else {
            return try file.write(bytes)
        }
        let place = text.index(after: end)
        try file.write(Array((text[..<place] + metadata + text[place...]).utf8))
    }

    private static func escaped(_ text: String) -> String {
        // What XML 1.0 has no way to write is left out.
        let scalars = text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\t" }
        return String(String.UnicodeScalarView(scalars)).replacingOccurrences(of: "&", with: "&amp;")
            .replacingOccurrences(of: "<", with: "&lt;").replacingOccurrences(of: ">", with: "&gt;")
            .replacingOccurrences(of: "\"", with: "&quot;")
    }
}
