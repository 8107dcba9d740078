import Files
import Foundation

extension GLBExporter {
    /// The vertices and faces that the document of a GLB announces.
    public static func contents(of file: InputFile) -> KeyValuePairs<String, ExportReport.Fact>? {
        let bytes = file.bytes
        guard bytes.count >= 20, bytes.prefix(4).elementsEqual("glTF".utf8) else { return nil }
        let length = bytes.dropFirst(12).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= bytes.count - 20,
            let document = try? JSONDecoder().decode(Counts.self, from: bytes.dropFirst(20).prefix(length)),
            let primitive = document.meshes.first?.primitives.first,
            let positions = primitive.attributes["POSITION"],
            document.accessors.indices.contains(positions), document.accessors.indices.contains(primitive.indices)
        else { return nil }
        let extensions = document.extensionsUsed ?? []
        return [
            "vertices": .integer(document.accessors[positions].count),
            "faces": .integer(document.accessors[primitive.indices].count / 3),
            "extensions": .text(extensions.isEmpty ? "none" : extensions.joined(separator: " ")),
        ]
    }

    /// As much of a document as tells its size.
    private struct Counts: Decodable {
        var meshes: [Mesh]
        var accessors: [Accessor]
        var extensionsUsed: [String]?

        struct Mesh: Decodable {
            var primitives: [Primitive]
        }
        struct Primitive: Decodable {
            var attributes: [String: Int]
            var indices: Int
        }
        struct Accessor: Decodable {
            var count: Int
        }
    }
}
