/// The text that a PCD file begins with (Point Cloud Library, "The PCD file format", version 0.7).
struct PCDHeader {
    var isText: Bool
    var comments: [String]
    var pointCount: Int
    var layout: CloudLayout

    /// Name, type (float or unsigned) of each field; all have 4 bytes and stand once.
    private var fields: [(name: String, type: String)] {
        var fields = ["x", "y", "z"].map { ($0, "F") }
        if layout.hasNormals { fields += ["normal_x", "normal_y", "normal_z"].map { ($0, "F") } }
        // PCL keeps the bits of the packed number in a float, and writes it as a whole number in text, where a float's digits
        // would not restore it.
        if layout.colors != nil { fields.append(("rgb", isText ? "U" : "F")) }
        return fields + layout.scalars.map { ($0.fieldName, "F") }
    }

    var text: String {
        func list(_ name: String, _ words: [String]) -> String { ([name] + words).joined(separator: " ") }
        let fields = fields
        var lines = ["# .PCD v0.7 - Point Cloud Data file format"]
        lines += comments.map { "# \($0)" }
        lines += [
            "VERSION 0.7", list("FIELDS", fields.map(\.name)), list("SIZE", fields.map { _ in "4" }),
            list("TYPE", fields.map(\.type)), list("COUNT", fields.map { _ in "1" }), "WIDTH \(pointCount)", "HEIGHT 1",
            // The camera: its place, and its rotation as a quaternion w x y z.
            "VIEWPOINT 0 0 0 1 0 0 0", "POINTS \(pointCount)", "DATA \(isText ? "ascii" : "binary")",
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}
