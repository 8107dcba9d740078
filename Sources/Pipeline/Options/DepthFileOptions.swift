import ArgumentParser
import Raster
import Scene

/// Depth from a file instead of a network.
public struct DepthFileOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "Take depth from this file (PNG, TIFF, PFM, NPY, OpenEXR) and run no network.", valueName: "file"),
        completion: .file())
    public var depth: String?

    @Option(
        help: ArgumentHelp(
            "What the depth file's numbers mean: inverse (larger is nearer), depth (larger is farther), or metres. Files written by isobath say it themselves.",
            valueName: "meaning"))
    public var depthIs: DepthMeaning?

    @Option(
        help: ArgumentHelp(
            "Depth of one unit in the depth file, such as 0.001 for millimetres. (default: 1)", valueName: "factor"))
    public var depthScale: Double?

    @Option(
        help: ArgumentHelp(
            "The number that marks a pixel without depth. (default: 0 and below for depth and metres, none for inverse)",
            valueName: "number"))
    public var depthMissing: Double?

    public init() {}

    public func validate() throws {
        if let depthScale, !(depthScale > 0 && depthScale.isFinite) {
            throw ValidationError("--depth-scale needs a factor above 0.")
        }
        if depth == nil, depthIs != nil || depthScale != nil || depthMissing != nil {
            throw ValidationError(
                "--depth-is, --depth-scale and --depth-missing describe a depth file; add --depth FILE.")
        }
    }

    var statement: DepthFile.Statement {
        DepthFile.Statement(meaning: depthIs, scale: depthScale, noData: depthMissing)
    }
}

extension DepthMeaning: ExpressibleByArgument {}
