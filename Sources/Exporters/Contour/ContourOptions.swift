import ArgumentParser
import Raster

/// The options of `isobath contour`.
public struct ContourOptions: ParsableArguments, Sendable {
    @Option(
        help: "How many levels, evenly spaced between the nearest and the farthest surface (1 to 250; default: 10).")
    public var levels: Int?

    @Option(
        help: "Distance between levels instead of their number, in the unit of --spacing; levels are its multiples.")
    public var interval: Double?

    @Option(
        help: ArgumentHelp(
            "The levels themselves, separated by commas, in the unit of --spacing: 0.5,1,2.", valueName: "list"))
    public var at: LevelList?

    @Option(help: "What levels are linear in: inverse depth (as the depth map has it), or depth (distance).")
    public var spacing = LevelSpacing.inverse

    @Option(
        help: ArgumentHelp(
            "Smooth the depth with a Gaussian of this standard deviation before tracing (0 to 50).",
            valueName: "pixels"))
    public var smooth = 0.0

    @Option(
        help: ArgumentHelp(
            "Leave out shorter lines (default: a 200th of the longer side of the picture).", valueName: "pixels"))
    public var minLength: Double?

    @Option(
        help: ArgumentHelp(
            "How far a line may be moved to save points (0 to 10); lines never touch, and never pass a pixel's centre.",
            valueName: "pixels"))
    public var simplify = 0.1

    @Option(help: "What to write, when the name of the output does not say it: svg, png, pdf or geojson.")
    public var format: ContourFormat?

    @Flag(help: "Put the photo under the lines (svg, png, pdf).")
    public var photo = false

    @Flag(inversion: .prefixedNo, help: "Write the level along the lines (svg, png, pdf; default: --labels).")
    public var labels: Bool?

    @Option(
        help: ArgumentHelp(
            "Colours of the lines from far to near (svg, png, pdf; default: inferno).",
            valueName: "name"))
    public var colors: ColorMap?

    @Option(
        help:
            "Background: dark or light (svg, png, pdf; default: light for svg and pdf without a photo, otherwise dark)."
    )
    public var theme: ContourTheme?

    @Option(
        help: ArgumentHelp(
            "Width of the lines in pixels of the photo (svg, png, pdf; default: a 1000th of its longer side in svg; in png and pdf an 800th of the plot's width, less from 13 levels on).",
            valueName: "pixels"))
    public var lineWidth: Double?

    @Option(
        help: ArgumentHelp(
            "Width of the plot in pixels (png; at most 80 megapixels) or points of 1/72 inch (pdf), or of the drawing (svg) (200 to 10000; default: 1600, 800, and the photo's in svg).",
            valueName: "width"))
    public var width: Int?

    @Option(help: "Title of the drawing, the plot or the collection of features (default: the photo's name).")
    public var title: String?

    @Option(
        help:
            "Coordinates of geojson: pixels (y down), or camera: X right, Y up at the level's distance (default: pixels)."
    )
    public var coordinates: ContourCoordinates?

    public init() {}

    public func validate() throws {
        guard [levels != nil, interval != nil, at != nil].filter({ $0 }).count <= 1 else {
            throw ValidationError("--levels, --interval and --at exclude each other; give one of them")
        }
        if let levels, !(1...IsolineTracer.maximumLevels).contains(levels) {
            throw ValidationError("--levels \(levels): give 1 to \(IsolineTracer.maximumLevels)")
        }
        if let interval, !(interval > 0 && interval.isFinite) {
            throw ValidationError("--interval \(interval): give a number above 0")
        }
        if let at, at.numbers.count > IsolineTracer.maximumLevels {
            throw ValidationError("--at: give at most \(IsolineTracer.maximumLevels) levels")
        }
        if let at, spacing == .depth, at.numbers.contains(where: { $0 <= 0 }) {
            throw ValidationError("--at: distances are above 0")
        }
        guard (0...50).contains(smooth) else { throw ValidationError("--smooth \(smooth): give 0 to 50 pixels") }
        guard (0...10).contains(simplify) else { throw ValidationError("--simplify \(simplify): give 0 to 10 pixels") }
        if let minLength, !(minLength >= 0 && minLength.isFinite) {
            throw ValidationError("--min-length \(minLength): give 0 or more pixels")
        }
        if let lineWidth, !(lineWidth > 0 && lineWidth <= 1000) {
            throw ValidationError("--line-width \(lineWidth): give a number above 0, at most 1000 pixels")
        }
        if let width, !(200...10_000).contains(width) {
            throw ValidationError("--width \(width): give 200 to 10000")
        }
    }
}
