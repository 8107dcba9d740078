import Scene

/// What a geometry file says about itself in comments: for people first, then the ``DepthRecord`` for programs.
struct GeometryNotes {
    /// Lines without the format's own mark for a comment, none longer than ``longestLine``.
    let lines: [String]

    /// Bytes of a line: widespread readers refuse longer ones (rply, which Open3D and CloudCompare use, at 1024 bytes).
    static let longestLine = 240

    init(scene: Scene, axes: AxisConvention) {
        let camera = scene.camera
        let unit =
            switch scene.calibration.unit {
            case .metres: "metres"
            case .near: "the distance of the nearest surface (not calibrated)"
            }
        lines =
            [
                "axes: \(axes.description); the camera is at the origin",
                "unit: \(unit)",
                "camera in pixels: fx \(camera.fx) fy \(camera.fy) cx \(camera.cx) cy \(camera.cy)"
                    + " width \(camera.width) height \(camera.height)",
            ] + GeometryNotes.recordLines(DepthRecord(scene: scene).json)
    }

    /// The record, cut into lines that begin with its keyword; joined in order, what follows the keyword and one
    /// blank is the record again.
    static func recordLines(_ json: String) -> [String] {
        // Readers trim lines, so a blank where a line begins or ends is written as JSON's escape for it.
        let blank = "\\u0020"
        let room = longestLine - DepthRecord.keyword.utf8.count - 1 - blank.utf8.count
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var length = 0
        for scalar in json.unicodeScalars {
            if length + UTF8.width(scalar) > room {
                if line.last == " " {
                    line.replaceSubrange(line.index(before: line.endIndex)..., with: blank.unicodeScalars)
                }
                lines.append(String(line))
                line = scalar == " " ? blank.unicodeScalars : String.UnicodeScalarView([scalar])
                length = line.reduce(0) { $0 + UTF8.width($1) }
            } else {
                line.append(scalar)
                length += UTF8.width(scalar)
            }
        }
        lines.append(String(line))
        return lines.map { DepthRecord.keyword + " " + $0 }
    }
}
