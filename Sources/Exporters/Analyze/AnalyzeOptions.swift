import ArgumentParser
import Raster
import Scene

/// The options of ``AnalyzeExporter``.
public struct AnalyzeOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "Where one band of distance ends and the next begins, rising, divided by commas: metres when the scene is calibrated, else multiples of the nearest surface's.",
            valueName: "distance,..."))
    var bands = DistanceList([1, 2, 3, 5, 10, 20])

    @OptionGroup var edges: EdgeOptions

    @Flag(help: "With a report (.json): draw it as a picture beside it, NAME.png.")
    var picture = false

    @Option(
        help: ArgumentHelp(
            "The depth file of an earlier photo of the same place by the same camera, such as isobath tiff writes: say what came nearer, went, or dropped towards the ground since.",
            valueName: "file"),
        completion: .file())
    var baseline: String?

    @Option(
        help: ArgumentHelp(
            "What the baseline's numbers mean: inverse, depth or metres. Files written by isobath say it themselves.",
            valueName: "meaning"))
    var baselineIs: DepthMeaning?

    @Option(
        help: ArgumentHelp(
            "Depth of one unit in the baseline, such as 0.001 for millimetres. (default: 1)", valueName: "factor"))
    var baselineScale: Double?

    @Option(
        help: ArgumentHelp(
            "The least change of distance, as a share of it, that counts as one; more where the two maps are noisier. (default: 0.1)",
            valueName: "share"))
    var change: Double?

    @Option(
        help: ArgumentHelp(
            "Leave out changed regions smaller than so many percent of the picture. (default: 0.3)",
            valueName: "percent"))
    var minRegion: Double?

    public init() {}

    public func validate() throws {
        if baseline == nil, baselineIs != nil || baselineScale != nil || change != nil || minRegion != nil {
            throw ValidationError(
                "--baseline-is, --baseline-scale, --change and --min-region speak of a baseline; add --baseline FILE")
        }
        if let baselineScale, !(baselineScale > 0 && baselineScale.isFinite) {
            throw ValidationError("--baseline-scale needs a factor above 0")
        }
        if let change, !(change > 0 && change.isFinite) {
            throw ValidationError("--change \(change) is no share above 0")
        }
        if let minRegion, !(0...100).contains(minRegion) {
            throw ValidationError("--min-region \(minRegion) is not between 0 and 100 percent")
        }
    }
}
