/// The part of Python's literals that NPY headers are made of: dictionaries, tuples, lists, strings, whole numbers,
/// True and False.
struct PythonLiteral {
    indirect enum Value {
        case dictionary([String: Value])
        case tuple([Value])
        case string(String)
        case integer(Int)
        case boolean(Bool)

        var dictionary: [String: Value]? {
            guard case .dictionary(let entries) = self else { return nil }
            return entries
        }
    }

    private let characters: [UInt8]
    private var position = 0
    private var depth = 0
    /// What stands behind the value after a `#`; nil when nothing does.
    private(set) var comment: String?

    /// Real headers nest three deep.
    private static let deepest = 16

    init(_ text: some StringProtocol) {
        characters = Array(text.utf8)
    }

    /// The whole text as one value, behind which a comment may stand; nil when it is anything else.
    mutating func parse() -> Value? {
        guard let value = parseValue() else { return nil }
        skipBlanks()
        if peek == UInt8(ascii: "#") {
            let rest = characters[(position + 1)...]
            let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
            comment = String(decoding: line, as: UTF8.self)
            position = line.endIndex
            skipBlanks()
        }
        return position == characters.count ? value : nil
    }

    private mutating func parseValue() -> Value? {
        skipBlanks()
        guard depth < PythonLiteral.deepest, position < characters.count else { return nil }
        depth += 1
        defer { depth -= 1 }
        switch characters[position] {
        case UInt8(ascii: "{"): return parseDictionary()
        case UInt8(ascii: "("): return parseSequence(until: UInt8(ascii: ")"))
        case UInt8(ascii: "["): return parseSequence(until: UInt8(ascii: "]"))
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return parseString().map { .string($0) }
        default: return parseWord()
        }
    }

    private mutating func parseDictionary() -> Value? {
        position += 1
        var entries: [String: Value] = [:]
        while true {
            skipBlanks()
            if take(UInt8(ascii: "}")) { return .dictionary(entries) }
            guard let key = parseString() else { return nil }
            skipBlanks()
            guard take(UInt8(ascii: ":")), let value = parseValue() else { return nil }
            entries[key] = value
            skipBlanks()
            guard take(UInt8(ascii: ",")) || peek == UInt8(ascii: "}") else { return nil }
        }
    }

    private mutating func parseSequence(until end: UInt8) -> Value? {
        position += 1
        var values: [Value] = []
        while true {
            skipBlanks()
            if take(end) { return .tuple(values) }
            guard let value = parseValue() else { return nil }
            values.append(value)
            skipBlanks()
            guard take(UInt8(ascii: ",")) || peek == end else { return nil }
        }
    }

    private mutating func parseString() -> String? {
        guard let quote = peek, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return nil }
        position += 1
        let start = position
        while let character = peek {
            // Names of fields that need an escape are no names of pixels.
            if character == UInt8(ascii: "\\") { return nil }
            position += 1
            if character == quote { return String(decoding: characters[start..<position - 1], as: UTF8.self) }
        }
        return nil
    }

    /// True, False, or a whole number, which Python 2 wrote with an L.
    private mutating func parseWord() -> Value? {
        let start = position
        while let character = peek, isWordCharacter(character) { position += 1 }
        let word = String(decoding: characters[start..<position], as: UTF8.self)
        switch word {
        case "True": return .boolean(true)
        case "False": return .boolean(false)
        default: return Int(word.hasSuffix("L") ? String(word.dropLast()) : word).map { .integer($0) }
        }
    }

    private func isWordCharacter(_ character: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(character)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(character) || character == UInt8(ascii: "-")
    }

    private var peek: UInt8? { position < characters.count ? characters[position] : nil }

    private mutating func take(_ character: UInt8) -> Bool {
        guard peek == character else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks() {
        while let character = peek, character == 0x20 || (0x09...0x0D).contains(character) { position += 1 }
    }
}
