import Files
import Scene

/// A profile as comma-separated values, one sample a row. The first line, which RFC 4180 does not know, is a comment with the
/// depth record; readers skip it when told that comments begin with #.
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
