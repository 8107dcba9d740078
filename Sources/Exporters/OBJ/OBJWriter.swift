import Files
import Raster
import Scene

/// Puts a mesh into a file as text (Wavefront OBJ).
struct OBJWriter {
    let mesh: SurfaceMesh
    /// Of the picture that texture coordinates refer to.
    let width: Int
    let height: Int
    let points: [SIMD4<Float>]
    let normals: [SIMD4<Float>]
    let comments: [String]
    /// The name of the material library; nil for a mesh without a texture.
    let materialLibrary: String?

    /// Significant digits of a coordinate: finer than a Float at the far end of a scene.
    private static let digits = 8
    private static let normalDigits = 6

    func write(to file: OutputFile) throws(FileError) {
        var head = comments.map { "# \($0)\n" }.joined()
        if let materialLibrary { head += "mtllib \(materialLibrary)\n" }
        try file.write(head.utf8)
        let vectorBytes = 3 + 3 * (TextCursor.longestNumber + 1)
        try writeVertices(to: file, bytes: vectorBytes) { vertex, _, cursor in
            cursor.byte(UInt8(ascii: "v"))
            cursor.blank()
            cursor.vector(points[vertex], digits: OBJWriter.digits)
        }
        if materialLibrary != nil {
            try writeVertices(to: file, bytes: vectorBytes) { _, pixel, cursor in
                cursor.byte(UInt8(ascii: "v"))
                cursor.byte(UInt8(ascii: "t"))
                cursor.blank()
                // Pixel centres lie at +0.5, and v counts from the bottom.
                cursor.number((Float(pixel % width) + 0.5) / Float(width), digits: OBJWriter.digits)
                cursor.blank()
                cursor.number(1 - (Float(pixel / width) + 0.5) / Float(height), digits: OBJWriter.digits)
            }
        }
        try writeVertices(to: file, bytes: vectorBytes) { vertex, _, cursor in
            cursor.byte(UInt8(ascii: "v"))
            cursor.byte(UInt8(ascii: "n"))
            cursor.blank()
            cursor.vector(normals[vertex], digits: OBJWriter.normalDigits)
        }
        try file.write((materialLibrary == nil ? "s 1\n" : "usemtl \(OBJMaterial.name)\ns 1\n").utf8)
        try writeFaces(to: file)
    }

    /// Writes a line for each vertex, in the order of their numbers; `body` gets the number and the pixel.
    private func writeVertices(
        to file: OutputFile, bytes: Int, _ body: (Int, Int, inout TextCursor) -> Void
    ) throws(FileError) {
        let columns = mesh.grid.columns.count
        try file.writeText(rows: mesh.grid.rows.count, bytesPerRow: columns * bytes) { row, cursor in
            for node in row * columns..<(row + 1) * columns where mesh.vertexNumbers[node] >= 0 {
                body(Int(mesh.vertexNumbers[node]), Int(mesh.nodePixels[node]), &cursor)
                cursor.newline()
            }
        }
    }

    private func writeFaces(to file: OutputFile) throws(FileError) {
        let corner = 3 * 11 + 1
        let columns = mesh.grid.columns.count
        try file.writeText(rows: mesh.grid.rows.count - 1, bytesPerRow: columns * 2 * (3 * corner + 2)) { row, cursor in
            mesh.triangles(ofQuadRow: row) { first, second, third in
                cursor.byte(UInt8(ascii: "f"))
                writeCorner(mesh.vertexNumbers[first], &cursor)
                writeCorner(mesh.vertexNumbers[second], &cursor)
                writeCorner(mesh.vertexNumbers[third], &cursor)
                cursor.newline()
            }
        }
    }

    /// ` v/vt/vn`, or ` v//vn` without a texture: vertex, texture coordinate and normal have the same number, from 1.
    @inline(__always)
    private func writeCorner(_ vertex: Int32, _ cursor: inout TextCursor) {
        cursor.blank()
        let start = cursor.position
        cursor.integer(Int(vertex) + 1)
        let length = cursor.position - start
        cursor.byte(UInt8(ascii: "/"))
        if materialLibrary != nil { cursor.copy(start, count: length) }
        cursor.byte(UInt8(ascii: "/"))
        cursor.copy(start, count: length)
    }
}
