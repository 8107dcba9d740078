import Files
import Raster
import Scene

/// Puts a mesh into a file as text (Wavefront OBJ).
struct OBJWriter {
    let mesh: SceneMesh
    let comments: [String]
    /// The name of the material library; nil for a mesh without a texture.
    let materialLibrary: String?

    /// Significant digits of a coordinate: finer than a Float at the far end of a scene.
    private static let digits = 8
    private static let normalDigits = 6
    /// Lines that make a row of text for ``OutputFile``.
    private static let linesPerRow = 1024
    private static let longestVector = 3 + 3 * (TextCursor.longestNumber + 1)
    private static let longestFace = 2 + 3 * (3 * 11 + 1)

    func write(to file: OutputFile) throws(FileError) {
        var head = comments.map { "# \($0)\n" }.joined()
        if let materialLibrary { head += "mtllib \(materialLibrary)\n" }
        try file.write(head.utf8)
        let vertices = mesh.points.count
        try writeLines(vertices, longest: OBJWriter.longestVector, to: file, writePoint)
        if materialLibrary != nil {
            try writeLines(vertices, longest: OBJWriter.longestVector, to: file, writeTextureCoordinate)
        }
        try writeLines(vertices, longest: OBJWriter.longestVector, to: file, writeNormal)
        try file.write((materialLibrary == nil ? "s 1\n" : "usemtl \(OBJMaterial.name)\ns 1\n").utf8)
        try writeLines(mesh.mesh.triangleCount, longest: OBJWriter.longestFace, to: file, writeFace)
    }

    /// About how many bytes the file takes, from a sample of its lines.
    func forecastBytes() -> Int {
        let vertices = mesh.points.count
        var bytes = comments.reduce(0) { $0 + $1.utf8.count + 3 }
        bytes += mean(of: vertices, longest: OBJWriter.longestVector, writePoint)
        if materialLibrary != nil {
            bytes += mean(of: vertices, longest: OBJWriter.longestVector, writeTextureCoordinate)
        }
        bytes += mean(of: vertices, longest: OBJWriter.longestVector, writeNormal)
        return bytes + mean(of: mesh.mesh.triangleCount, longest: OBJWriter.longestFace, writeFace)
    }

    private func mean(of lines: Int, longest: Int, _ body: (Int, inout TextCursor) -> Void) -> Int {
        let step = max(1, lines / OBJWriter.linesPerRow)
        let samples = (lines + step - 1) / step
        guard samples > 0 else { return 0 }
        let bytes = [UInt8](unsafeUninitializedCapacity: samples * longest) { bytes, initialized in
            guard let base = bytes.baseAddress else { return }
            var cursor = TextCursor(base)
            for line in stride(from: 0, to: lines, by: step) { body(line, &cursor) }
            initialized = cursor.position - base
        }.count
        return Int(Double(bytes) / Double(samples) * Double(lines))
    }

    private func writeLines(
        _ lines: Int, longest: Int, to file: OutputFile, _ body: (Int, inout TextCursor) -> Void
    ) throws(FileError) {
        let perRow = OBJWriter.linesPerRow
        try file.writeText(rows: (lines + perRow - 1) / perRow, bytesPerRow: perRow * longest) { row, cursor in
            for line in row * perRow..<min(lines, (row + 1) * perRow) { body(line, &cursor) }
        }
    }

    private func writePoint(_ vertex: Int, _ cursor: inout TextCursor) {
        cursor.byte(UInt8(ascii: "v"))
        cursor.blank()
        cursor.vector(mesh.points[vertex], digits: OBJWriter.digits)
        cursor.newline()
    }

    private func writeTextureCoordinate(_ vertex: Int, _ cursor: inout TextCursor) {
        let coordinate = mesh.textureCoordinate(vertex)
        cursor.byte(UInt8(ascii: "v"))
        cursor.byte(UInt8(ascii: "t"))
        cursor.blank()
        cursor.number(coordinate.x, digits: OBJWriter.digits)
        cursor.blank()
        // Here v counts from the bottom.
        cursor.number(1 - coordinate.y, digits: OBJWriter.digits)
        cursor.newline()
    }

    private func writeNormal(_ vertex: Int, _ cursor: inout TextCursor) {
        cursor.byte(UInt8(ascii: "v"))
        cursor.byte(UInt8(ascii: "n"))
        cursor.blank()
        cursor.vector(mesh.normals[vertex], digits: OBJWriter.normalDigits)
        cursor.newline()
    }

    private func writeFace(_ triangle: Int, _ cursor: inout TextCursor) {
        let corners = mesh.corners(triangle)
        cursor.byte(UInt8(ascii: "f"))
        writeCorner(corners.0, &cursor)
        writeCorner(corners.1, &cursor)
        writeCorner(corners.2, &cursor)
        cursor.newline()
    }

    /// ` v/vt/vn`, or ` v//vn` without a texture: vertex, texture coordinate and normal have the same number, from 1.
    @inline(__always)
    private func writeCorner(_ vertex: UInt32, _ cursor: inout TextCursor) {
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
