import Files
import Foundation

/// Results for other programs to read.
enum JSONResult {
    /// Writes a value as JSON with sorted keys to standard output.
    /// - Parameter isPretty: over several lines, for one value; otherwise on one line, for many.
    static func write(_ value: some Encodable, isPretty: Bool = true) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
        try StandardStreams.result(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
