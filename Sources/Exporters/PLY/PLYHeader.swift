/// The text that a PLY file begins with (G. Turk, "The PLY Polygon File Format", 1994).
struct PLYHeader {
    var isText: Bool
    var comments: [String]
    var vertexCount: Int
    var layout: CloudLayout

    var text: String {
        var lines = ["ply", "format \(isText ? "ascii" : "binary_little_endian") 1.0"]
        lines += comments.map { "comment \($0)" }
        lines.append("element vertex \(vertexCount)")
        lines += ["x", "y", "z"].map { "property float \($0)" }
        if layout.hasNormals { lines += ["nx", "ny", "nz"].map { "property float \($0)" } }
        if layout.colors != nil { lines += ["red", "green", "blue"].map { "property uchar \($0)" } }
        // CloudCompare takes any number of fields by itself when their names start so.
        lines += layout.scalars.map { "property float scalar_\($0.fieldName)" }
        lines.append("end_header")
        return lines.joined(separator: "\n") + "\n"
    }
}
