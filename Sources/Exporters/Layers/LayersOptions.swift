import ArgumentParser
import Scene

/// The options of ``LayersExporter``.
public struct LayersOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "So many layers, 2 to 16, cut where the depth parts best and outlines follow its edges. (default: 3, or what --at-distances makes)",
            valueName: "number"))
    var layers: Int?

    @Option(
        help: ArgumentHelp(
            "Cut at these distances instead, rising, with commas between: metres when the scene is calibrated, else multiples of the nearest surface's.",
            valueName: "distance,..."))
    var atDistances: DistanceList?

    @Option(
        help: ArgumentHelp(
            "Each layer goes on behind nearer ones for so many pixels, in colours of its own, so that no gap shows when layers shift; the farthest one everywhere, unless this is 0. (default: 2 % of the longer side)",
            valueName: "pixels"))
    var fill: Int?

    static let standardCount = 3
    static let mostFill = 10_000

    public init() {}

    public func validate() throws {
        if layers != nil && atDistances != nil {
            throw ValidationError("--layers and --at-distances exclude each other")
        }
        if let layers, !DepthLayers.counts.contains(layers) {
            throw ValidationError(
                "--layers \(layers) is not between \(DepthLayers.counts.lowerBound) and \(DepthLayers.counts.upperBound)"
            )
        }
        if let atDistances, atDistances.distances.count >= DepthLayers.counts.upperBound {
            throw ValidationError("--at-distances takes at most \(DepthLayers.counts.upperBound - 1) distances")
        }
        if let fill, !(0...LayersOptions.mostFill).contains(fill) {
            throw ValidationError("--fill \(fill) is not between 0 and \(LayersOptions.mostFill) pixels")
        }
    }
}
