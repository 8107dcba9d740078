import ArgumentParser
import Raster

/// The options of ``SurfaceExporter``.
public struct SurfaceOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The colours: viridis, inferno, magma, turbo, spectral or grey; near is the bright or warm end. (default: viridis)",
            valueName: "name"))
    var colors: ColorMap?

    @Flag(help: "Drape the photo over the surface instead of colours.")
    var photo = false

    @Option(help: "What heights are linear in: inverse depth (as networks see it), or depth (distance). Near is up.")
    var spacing = LevelSpacing.inverse

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Degrees that the viewer goes round to the right; negative: to the left.", valueName: "degrees"))
    var yaw = 28.0

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Degrees that the viewer goes up: 5 to 90, from where it is a map.", valueName: "degrees"))
    var pitch = 42.0

    @Option(
        help: ArgumentHelp("The height of the nearest surface, as a share of the longer side.", valueName: "share"))
    var relief = 0.35

    @Option(
        help: ArgumentHelp(
            "Cells along the longer side. (default: 200, in SVG and PDF 120)", valueName: "count"))
    var grid: Int?

    @Flag(help: "Draw the lines between cells.")
    var lines = false

    @Option(
        help: ArgumentHelp("The plot's width in pixels or points. (default: 1600, in PDF 800)", valueName: "pixels"))
    var width: Int?

    public init() {}

    public func validate() throws {
        func check(_ isRight: Bool, _ message: String) throws { if !isRight { throw ValidationError(message) } }
        try check(abs(yaw) <= 180, "--yaw \(yaw) is not between -180 and 180 degrees")
        try check((5...90).contains(pitch), "--pitch \(pitch) is not between 5 and 90 degrees")
        try check((0.01...3).contains(relief), "--relief \(relief) is not between 0.01 and 3")
        try check(grid.map { (2...1000).contains($0) } ?? true, "--grid is not between 2 and 1000 cells")
        try check(width.map { (200...16000).contains($0) } ?? true, "--width is not between 200 and 16000")
        try check(!(photo && colors != nil), "--photo and --colors exclude each other")
    }
}
