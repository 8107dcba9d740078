import ArgumentParser
import Raster

/// The options of ``HeatmapExporter``.
public struct HeatmapOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The colours: inferno, magma, viridis, turbo, spectral or grey. The near end is the bright or warm one.",
            valueName: "name"))
    var colors: ColorMap = .inferno

    @Flag(help: "Give the near end's colours to the far end.")
    var reverse = false

    @Option(
        help: ArgumentHelp(
            "So many percent of the pixels, the farthest, share the far end's colour.", valueName: "percent"))
    var low = 1.0

    @Option(
        help: ArgumentHelp(
            "The pixels above so many percent, the nearest, share the near end's colour.", valueName: "percent"))
    var high = 99.0

    @Option(
        help: ArgumentHelp("The colour of pixels without depth, #RRGGBB or a name.", valueName: "color"))
    var emptyColor = ColorArgument(RGB8(0x808080))

    @Flag(help: "Add a bar that says which colour is how far away.")
    var legend = false

    @Flag(help: "Put the photo on the left.")
    var sideBySide = false

    @Option(
        help: ArgumentHelp(
            "The quality of a JPEG, 1 to 100. (default: \(JPEGQuality.standard))", valueName: "number"))
    var quality: Int?

    public init() {}

    public func validate() throws {
        if !(low >= 0 && low < high && high <= 100) {
            throw ValidationError("--low \(low) and --high \(high) are no range within 0 to 100 percent")
        }
        try JPEGQuality.validate(quality)
    }
}
