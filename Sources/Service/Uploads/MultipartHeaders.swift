/// What a part of a form says of itself.
struct MultipartHeaders: Equatable {
    /// The field's name.
    let name: String
    /// Whether the part is a file. What the client calls the file is not even looked at.
    let isFile: Bool

    init(name: String, isFile: Bool) {
        self.name = name
        self.isFile = isFile
    }

    /// - Throws: when they do not name a field of a form.
    init(_ bytes: some Collection<UInt8>) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline)
        let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
        let parameters = disposition.map { HeaderParameters($0.drop { $0 != ":" }.dropFirst()) }
        guard let parameters, parameters.value == "form-data", let name = parameters["name"], !name.isEmpty else {
            throw ServiceFault.malformed("has a part that names no field of a form")
        }
        self.name = name
        isFile = parameters["filename"] != nil || parameters["filename*"] != nil
    }
}

/// A header's value with parameters: `form-data; name="image"` (RFC 9110, section 5.6.6).
struct HeaderParameters {
    /// In lower case.
    let value: String
    private var parameters: [String: String] = [:]

    subscript(name: String) -> String? { parameters[name] }

    init(_ text: some StringProtocol) {
        var parts: [String] = [""]
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if isEscaped {
                parts[parts.count - 1].append(character)
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ";", !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        func trimmed(_ text: some StringProtocol) -> String {
            String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        }
        value = trimmed(parts[0]).lowercased()
        for part in parts.dropFirst() {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let name = trimmed(part[..<equals]).lowercased()
            if parameters[name] == nil { parameters[name] = trimmed(part[part.index(after: equals)...]) }
        }
    }
}
