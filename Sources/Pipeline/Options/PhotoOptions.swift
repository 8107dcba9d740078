import ArgumentParser
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
        help: ArgumentHelp("What shows through transparent parts of the photo, as RRGGBB.", valueName: "colour"))
    public var background = HexColor(.white)

    public init() {}

    public func validate() throws {
        guard maximumPixels > 0 else { throw ValidationError("--max-pixels needs a count above 0.") }
    }

    var limits: DecodeLimits { DecodeLimits(maximumPixels: maximumPixels, background: background.rgb) }
}

/// A colour on the command line: six hexadecimal digits, with or without `#`.
public struct HexColor: ExpressibleByArgument, Sendable, CustomStringConvertible {
    public let rgb: RGB8

    public init(_ rgb: RGB8) { self.rgb = rgb }

    public init?(argument: String) {
        let digits = argument.hasPrefix("#") ? argument.dropFirst() : argument[...]
        guard digits.count == 6, let number = UInt32(digits, radix: 16) else { return nil }
        rgb = RGB8(number)
    }

    public var description: String {
        let number = UInt32(rgb.red) << 16 | UInt32(rgb.green) << 8 | UInt32(rgb.blue)
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    public var defaultValueDescription: String { description }
}
