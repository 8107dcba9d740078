import Exporters

/// Splits a line into words as a shell does: at blanks, where quotes and backslashes keep blanks together.
enum ShellWords {
    /// The words of each part of the line; an unquoted `separator` ends a part.
    static func split(_ line: String, separator: Character) throws(ExportError) -> [[String]] {
        var parts: [[String]] = [[]]
        var word: String?
        var quote: Character?
        var isEscaped = false

        func endWord() {
            if let finished = word { parts[parts.count - 1].append(finished) }
            word = nil
        }
        for character in line {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                word = word ?? ""
            } else if character == separator {
                endWord()
                parts.append([])
            } else if character.isWhitespace {
                endWord()
            } else {
                word = (word ?? "") + String(character)
            }
        }
        guard quote == nil, !isEscaped else {
            throw ExportError(
                "--to \(line)", "has a quote that is not closed", mend: "close it", exitStatus: .usage)
        }
        endWord()
        return parts
    }
}
