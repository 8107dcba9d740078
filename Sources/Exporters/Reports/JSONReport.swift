import Files
import Foundation
import Scene

/// A report about a scene: an object of JSON that begins with the depth record, under `isobath`.
enum JSONReport {
    /// - Parameter body: an object; its members follow the record's.
    static func write(_ body: some Encodable, of scene: Scene, to file: OutputFile) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(body), as: UTF8.self)
        // On one line, as every other file has it, so that it is found.
        try file.write(Array("{\n  \"isobath\" : \(DepthRecord(scene: scene).json),".utf8))
        try file.write(Array((text.dropFirst() + "\n").utf8))
    }
}
