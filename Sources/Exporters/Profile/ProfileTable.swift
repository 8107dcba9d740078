import Files
import Scene

/// A profile as comma-separated values (RFC 4180), one sample a row; the first line is a comment with the depth record.
struct ProfileTable {
    let profile: DepthProfile
    let scene: Scene

    static let columns = ["x", "y", "pixels", "depth", "distance", "right", "down", "forward", "edge"]

    func write(to file: OutputFile) throws(FileError) {
        var text = "# isobath \(DepthRecord(scene: scene).json)\n"
        text += ProfileTable.columns.joined(separator: ",") + "\n"
        for sample in profile.samples {
            let position = sample.position.map { [$0.x, $0.y, $0.z].map { "\(Float($0))" } } ?? ["", "", ""]
            let fields =
                ["\(sample.pixel.x)", "\(sample.pixel.y)", "\(Float(sample.along))", field(sample.depth)]
                + [field(sample.distance)] + position + [sample.isAfterEdge ? "1" : "0"]
            text += fields.joined(separator: ",") + "\n"
        }
        try file.write(Array(text.utf8))
    }

    /// Empty where there is no number.
    private func field(_ value: Float) -> String { value.isNaN ? "" : "\(value)" }
}
