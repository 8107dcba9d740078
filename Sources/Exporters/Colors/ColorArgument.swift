import ArgumentParser
import Raster

/// A colour on the command line: `#RRGGBB`, `#RGB` (the `#` may be left out), or a name.
public struct ColorArgument: ExpressibleByArgument, Sendable, Equatable {
    public var color: RGB8

    public init(_ color: RGB8) { self.color = color }

    public init?(argument: String) {
        let text = argument.lowercased()
        if let named = ColorArgument.named[text] {
            color = named
            return
        }
        var digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
        if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
        guard digits.count == 6, digits.allSatisfy(\.isHexDigit), let hex = UInt32(digits, radix: 16) else {
            return nil
        }
        color = RGB8(hex)
    }

    public var defaultValueDescription: String {
        if let name = ColorArgument.named.filter({ $0.value == color }).keys.min() { return name }
        let digits = [color.red, color.green, color.blue].map { channel in
            let text = String(channel, radix: 16, uppercase: true)
            return text.count == 1 ? "0" + text : text
        }
        return "#" + digits.joined()
    }

    /// The basic colours of CSS, and a few more.
    private static let named: [String: RGB8] = [
        "black": RGB8(0x000000), "silver": RGB8(0xC0C0C0), "gray": RGB8(0x808080), "grey": RGB8(0x808080),
        "white": RGB8(0xFFFFFF), "maroon": RGB8(0x800000), "red": RGB8(0xFF0000), "purple": RGB8(0x800080),
        "magenta": RGB8(0xFF00FF), "green": RGB8(0x008000), "lime": RGB8(0x00FF00), "olive": RGB8(0x808000),
        "yellow": RGB8(0xFFFF00), "navy": RGB8(0x000080), "blue": RGB8(0x0000FF), "teal": RGB8(0x008080),
        "cyan": RGB8(0x00FFFF), "orange": RGB8(0xFFA500), "pink": RGB8(0xFFC0CB), "brown": RGB8(0xA52A2A),
    ]
}
