import ArgumentParser
import Raster
import Scene

/// How two depth files are read and compared.
public struct ComparisonOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "What the estimate's numbers mean: inverse, depth or metres. Files written by isobath say it themselves.",
            valueName: "meaning"))
    public var estimateIs: DepthMeaning?

    @Option(
        help: ArgumentHelp("Depth of one unit in the estimate, such as 0.001. (default: 1)", valueName: "factor"))
    public var estimateScale: Double?

    @Option(help: ArgumentHelp("What the reference's numbers mean.", valueName: "meaning"))
    public var referenceIs: DepthMeaning?

    @Option(
        help: ArgumentHelp(
            "Depth of one unit in the reference, such as 0.001 for millimetres. (default: 1)", valueName: "factor"))
    public var referenceScale: Double?

    @Option(
        help:
            "How the estimate is brought to the reference first: not at all (none), by the median factor on distances (scale), or by scale and shift of inverse depth, least squares (scale-shift)."
    )
    public var align = DepthAlignmentKind.none

    @Option(help: ArgumentHelp("Leave out what the reference has nearer, in its unit.", valueName: "distance"))
    public var minDepth: Double?

    @Option(help: ArgumentHelp("Leave out what the reference has farther, in its unit.", valueName: "distance"))
    public var maxDepth: Double?

    @OptionGroup(title: "Reading") public var photo: PhotoOptions

    public init() {}

    public func validate() throws {
        for (name, value) in [
            ("--estimate-scale", estimateScale), ("--reference-scale", referenceScale), ("--min-depth", minDepth),
            ("--max-depth", maxDepth),
        ] {
            if let value, !(value > 0 && value.isFinite) { throw ValidationError("\(name) needs a number above 0.") }
        }
        if let minDepth, let maxDepth, minDepth >= maxDepth {
            throw ValidationError("--min-depth must be nearer than --max-depth.")
        }
    }

    var range: ClosedRange<Double> { (minDepth ?? 0)...(maxDepth ?? .greatestFiniteMagnitude) }
}

extension DepthAlignmentKind: ExpressibleByArgument {}
