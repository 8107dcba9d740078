import ArgumentParser
import Raster
import Scene

/// What the mask and the cut-out take for the foreground.
public struct ForegroundOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The foreground begins at this distance: metres when the scene is calibrated, else multiples of the nearest surface's. (default: no limit)",
            valueName: "distance"))
    var from: Double?

    @Option(help: ArgumentHelp("The foreground ends at this distance. (default: no limit)", valueName: "distance"))
    var to: Double?

    @Option(
        help: ArgumentHelp(
            "The foreground begins after so many percent of the pixels, counted from the nearest. (default: 0 when --to-percent is given)",
            valueName: "percent"))
    var fromPercent: Double?

    @Option(
        help: ArgumentHelp(
            "The foreground ends after so many percent of the pixels, counted from the nearest. (default: 100 when --from-percent is given)",
            valueName: "percent"))
    var toPercent: Double?

    @Option(
        help: ArgumentHelp(
            "The foreground is the thing at this pixel, and what hangs together with it without a depth edge between; column and row from 0. May be repeated. (default: what stands out by itself)",
            valueName: "x,y"))
    var at: [PixelPosition] = []

    @Option(
        help: ArgumentHelp(
            "The foreground lies within this box of pixels, left upper corner and size; outside there is none. The choice by itself and --at look at nothing else. (default: the whole picture)",
            valueName: "x,y,widthxheight"))
    var box: PixelBox?

    @Flag(help: "Keep only the largest piece.")
    var largest = false

    @Flag(help: "Fill the holes: background, and pixels without depth, that the foreground encloses.")
    var fillHoles = false

    @Option(
        help: ArgumentHelp("Soften the edge over so many pixels on either side of the outline.", valueName: "pixels"))
    var feather = 0

    @Flag(help: "Swap foreground and background, after everything else.")
    var invert = false

    public init() {}

    public func validate() throws {
        if from != nil || to != nil, fromPercent != nil || toPercent != nil {
            throw ValidationError(
                "limits are distances (--from, --to) or percent (--from-percent, --to-percent), not both")
        }
        if !at.isEmpty, from != nil || to != nil || fromPercent != nil || toPercent != nil {
            throw ValidationError("the foreground is named by --at or by limits, not both")
        }
        if let from, !(from >= 0 && from.isFinite) { throw ValidationError("--from \(from) is no distance") }
        if let to, !(to > from ?? 0 && to.isFinite) {
            throw ValidationError("--to \(to) is not beyond --from \(from ?? 0)")
        }
        let (first, last) = (fromPercent ?? 0, toPercent ?? 100)
        if !(first >= 0 && first < last && last <= 100) {
            throw ValidationError("--from-percent \(first) and --to-percent \(last) are no range within 0 to 100")
        }
        if !(0...Plane<UInt8>.largestFeather).contains(feather) {
            throw ValidationError("--feather \(feather) is not between 0 and \(Plane<UInt8>.largestFeather) pixels")
        }
    }

    var limits: ForegroundLimits {
        if !at.isEmpty { return .points(at) }
        if from != nil || to != nil { return .distance(from: from, to: to) }
        guard fromPercent != nil || toPercent != nil else { return .automatic }
        return .rank(fromPercent: fromPercent ?? 0, toPercent: toPercent ?? 100)
    }
}
