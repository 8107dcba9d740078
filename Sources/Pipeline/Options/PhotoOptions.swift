import ArgumentParser
import Exporters
import ImageFiles
import Raster

/// How photos and depth files are read.
public struct PhotoOptions: ParsableArguments, Sendable {
    @Option(
        name: .customLong("max-pixels"),
        help: ArgumentHelp("Refuse pictures with more pixels than this.", valueName: "count"))
    public var maximumPixels = DecodeLimits().maximumPixels

    @Option(
        name: .customLong("photo-background"),
        help: ArgumentHelp(
            "What shows through transparent parts of the photo, as #RRGGBB or a name.", valueName: "colour"))
    public var background = ColorArgument(.white)

    public init() {}

    public func validate() throws {
        guard maximumPixels > 0 else { throw ValidationError("--max-pixels needs a count above 0.") }
    }

    var limits: DecodeLimits { DecodeLimits(maximumPixels: maximumPixels, background: background.color) }
}
