import Files
import Foundation

extension OBJExporter {
    /// The vertices and faces of an OBJ file, by the words that its lines begin with.
    public static func contents(of file: InputFile) -> KeyValuePairs<String, ExportReport.Fact>? {
        var vertices = 0
        var faces = 0
        file.bytes.withUnsafeBytes { bytes in
            let (newline, space) = (UInt8(ascii: "\n"), UInt8(ascii: " "))
            var isAtStart = true
            for index in bytes.indices.dropLast() {
                if isAtStart, bytes[index + 1] == space {
                    vertices += bytes[index] == UInt8(ascii: "v") ? 1 : 0
                    faces += bytes[index] == UInt8(ascii: "f") ? 1 : 0
                }
                isAtStart = bytes[index] == newline
            }
        }
        guard vertices > 0, faces > 0 else { return nil }
        return ["vertices": .integer(vertices), "faces": .integer(faces)]
    }
}
