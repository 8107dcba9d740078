import Files
import Foundation

/// The files in `fixtures/`.
enum Fixtures {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("fixtures")

    static func open(_ path: String) throws -> InputFile {
        try InputFile(path: folder.appendingPathComponent(path).path)
    }

    /// The names in a folder, in order.
    static func names(in path: String, suffixes: [String]) -> [String] {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(path).path)) ?? []
        return names.filter { name in suffixes.contains { name.hasSuffix($0) } }.sorted()
    }
}

/// `fixtures/formats/expected.json`: what other programs find in the files beside it.
struct ExpectedPictures: Decodable {
    struct Photo: Decodable {
        var file: String
        var width: Int
        var height: Int
        /// Hexadecimal digits of the bytes.
        var rgb: String
        var tolerance: Int
        var channels: Int?
        var bitDepth: Int?
        var orientation: Int?
        var focalLength35mm: Double?
        var focalLengthPixels: Double?
    }

    struct Samples: Decodable {
        var file: String
        var width: Int
        var height: Int
        var sampleType: String
        /// Hexadecimal digits of little-endian floats.
        var values: String
    }

    var photos: [Photo]
    var samples: [Samples]

    static let all: ExpectedPictures = {
        do {
            let bytes = try Data(contentsOf: Fixtures.folder.appendingPathComponent("formats/expected.json"))
            return try JSONDecoder().decode(ExpectedPictures.self, from: bytes)
        } catch {
            return ExpectedPictures(photos: [], samples: [])
        }
    }()
}

/// The bytes that hexadecimal digits stand for.
func bytes(hexadecimal digits: String) -> [UInt8] {
    let values = digits.utf8.map { digit in digit <= UInt8(ascii: "9") ? digit - 48 : digit - 87 }
    return stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] }
}
