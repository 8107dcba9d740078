/// Named texts in JPEG's comment segments, which have no names by themselves: `keyword: text`.
enum JPEGComment {
    /// The most bytes that a segment holds.
    static let maximumSize = 65_533

    static func format(keyword: String, text: String) -> [UInt8] {
        Array("\(keyword): \(text)".utf8)
    }

    /// A comment that does not begin with one word and a colon is named "Comment".
    static func parse(_ bytes: UnsafeRawBufferPointer) -> (keyword: String, text: String) {
        var comment = String(validating: bytes, as: UTF8.self) ?? latin1(bytes)
        // Some writers count the end mark of a C string in.
        while comment.last == "\0" { comment.removeLast() }
        if let colon = comment.firstIndex(of: ":"), comment[colon...].hasPrefix(": ") {
            let keyword = comment[..<colon]
            let isWord = keyword.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
            if isWord, !keyword.isEmpty, keyword.utf8.count < 80 {
                return (String(keyword), String(comment[colon...].dropFirst(2)))
            }
        }
        return ("Comment", comment)
    }
}
