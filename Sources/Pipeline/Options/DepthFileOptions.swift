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
        parsing: .unconditional,
        help: ArgumentHelp(
            "The number that marks a pixel without depth. (default: 0 and below for depth and metres, none for inverse)",
            valueName: "number"))
    public var depthMissing: Double?

    @Option(
        help: ArgumentHelp(
            "Move this many per cent of the depth file's values at each end, such as a sensor's wild ones, to where the rest begins.",
            valueName: "percent"))
    public var depthClip: Double?

    @Option(
        help: ArgumentHelp(
            "Fill holes of the depth file that are at most this many of its pixels wide or high: between two sides of one surface evenly, beside a nearer object with the farther surface.",
            valueName: "pixels"))
    public var depthFill: Int?

    @Option(
        help: ArgumentHelp(
            "Smooth the surfaces of the depth file but not their edges: a bilateral filter of this standard deviation in its pixels, at most 100.",
            valueName: "pixels"))
    public var depthSmooth: Double?

    public init() {}

    public func validate() throws {
        if let depthClip, !(depthClip > 0 && depthClip < 50) {
            throw ValidationError("--depth-clip needs more than 0 and less than 50 per cent.")
        }
        if let depthFill, depthFill < 1 { throw ValidationError("--depth-fill needs a size of 1 pixel or more.") }
        if let depthSmooth, !(depthSmooth > 0 && depthSmooth <= 100) {
            throw ValidationError("--depth-smooth needs a number of pixels above 0, at most 100.")
        }
        if depth == nil, !repair.isEmpty {
            throw ValidationError(
                "--depth-clip, --depth-fill and --depth-smooth repair a depth file; add --depth FILE.")
        }
        if let depthScale, !(depthScale > 0 && depthScale.isFinite) {
            throw ValidationError("--depth-scale needs a factor above 0.")
        }
        if depth == nil, depthIs != nil || depthScale != nil || depthMissing != nil {
            throw ValidationError(
                "--depth-is, --depth-scale and --depth-missing describe a depth file; add --depth FILE.")
        }
    }

    var repair: DepthRepair {
        DepthRepair(clippedTail: depthClip.map { $0 / 100 }, largestHole: depthFill, smoothing: depthSmooth)
    }

    var statement: DepthFile.Statement {
        DepthFile.Statement(meaning: depthIs, scale: depthScale, noData: depthMissing)
    }
}
