/// The text that a PLY file begins with (G. Turk, "The PLY Polygon File Format", 1994).
struct PLYHeader {
    var isText: Bool
    var comments: [String]
    var vertexCount: Int
    var hasNormals: Bool
    var hasColors: Bool
    var scalars: [PLYScalar]

    /// Bytes of one point in a binary file.
    var stride: Int { 12 + (hasNormals ? 12 : 0) + (hasColors ? 3 : 0) + 4 * scalars.count }

    var text: String {
        var lines = ["ply", "format \(isText ? "ascii" : "binary_little_endian") 1.0"]
        lines += comments.map { "comment \($0)" }
        lines.append("element vertex \(vertexCount)")
        lines += ["x", "y", "z"].map { "property float \($0)" }
        if hasNormals { lines += ["nx", "ny", "nz"].map { "property float \($0)" } }
        if hasColors { lines += ["red", "green", "blue"].map { "property uchar \($0)" } }
        lines += scalars.map { "property float \($0.property)" }
        lines.append("end_header")
        return lines.joined(separator: "\n") + "\n"
    }
}
