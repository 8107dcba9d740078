import ArgumentParser
import Exporters
import ImageFiles
import Raster

/// How photos and depth files are read.
public struct PhotoOptions: ParsableArguments, Sendable {
    @Option(
        name: .customLong("max-pixels"),
        help: ArgumentHelp("Refuse pictures with more pixels than this; at most 68719476736.", valueName: "count"))
    public var maximumPixels = DecodeLimits().maximumPixels

    /// 2^36: what is worked out of so many pixels, at some tens of bytes each, is still far from what an integer holds.
    static let mostPixels = 1 << 36

    @Option(
        name: .customLong("photo-background"),
        help: ArgumentHelp(
            "What shows through transparent parts of the photo, as #RRGGBB or a name.", valueName: "colour"))
    public var background = ColorArgument(.white)

    public init() {}

    public func validate() throws {
        guard (1...PhotoOptions.mostPixels).contains(maximumPixels) else {
            throw ValidationError("--max-pixels needs a count of 1 to \(PhotoOptions.mostPixels).")
        }
    }

    var limits: DecodeLimits { DecodeLimits(maximumPixels: maximumPixels, background: background.color) }
}
