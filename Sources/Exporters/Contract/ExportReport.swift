import Files

/// What an exporter wrote: for the user to read and for `--json`.
public struct ExportReport: Encodable, Sendable {
    public var files: [WrittenFile]
    /// Counts, levels and sizes, by name in camelCase; a unit stands in the name when there is one.
    public var facts: [String: Fact]
    /// Sentences that the user should read: what was left out and why.
    public var warnings: [String]

    public init(files: [WrittenFile], facts: [String: Fact] = [:], warnings: [String] = []) {
        self.files = files
        self.facts = facts
        self.warnings = warnings
    }

    public struct WrittenFile: Encodable, Sendable {
        /// As named by the user, or "standard output".
        public var path: String
        public var bytes: Int
        public var mediaType: String

        public init(path: String, bytes: Int, mediaType: String) {
            self.path = path
            self.bytes = bytes
            self.mediaType = mediaType
        }

        /// Makes a finished file appear under its name.
        public init(committing file: OutputFile, mediaType: String) throws(FileError) {
            let bytes = try file.commit()
            self.init(path: file.target.description, bytes: bytes, mediaType: mediaType)
        }
    }

    /// A value in a report.
    public enum Fact: Encodable, Sendable, Equatable, CustomStringConvertible {
        case integer(Int)
        case number(Double)
        case text(String)
        case flag(Bool)
        case numbers([Double])

        /// For people.
        public var description: String {
            switch self {
            case .integer(let value): String(value)
            case .number(let value): String(value)
            case .text(let value): value
            case .flag(let value): value ? "yes" : "no"
            case .numbers(let values): values.map { String($0) }.joined(separator: ", ")
            }
        }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .integer(let value): try container.encode(value)
            case .number(let value): try container.encode(value)
            case .text(let value): try container.encode(value)
            case .flag(let value): try container.encode(value)
            case .numbers(let value): try container.encode(value)
            }
        }
    }
}
