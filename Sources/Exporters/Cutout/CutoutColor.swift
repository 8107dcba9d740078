import Raster

/// A colour that a cut-out can be made of, with 8 or 16 bits a channel.
protocol CutoutColor: Sendable {
    associatedtype Channel: FixedWidthInteger & UnsignedInteger & Sendable
    /// The same with opacity.
    associatedtype WithOpacity: Sendable

    var red: Channel { get }
    var green: Channel { get }
    var blue: Channel { get }
    init(red: Channel, green: Channel, blue: Channel)
    /// A colour of 8 bits a channel, spread over the whole range.
    init(spreading color: RGB8)
    func with(opacity: Channel) -> WithOpacity
}

extension RGB8: CutoutColor {
    init(spreading color: RGB8) { self = color }

    func with(opacity: UInt8) -> RGBA8 { RGBA8(self, alpha: opacity) }
}

extension RGB16: CutoutColor {
    func with(opacity: UInt16) -> RGBA16 { RGBA16(red: red, green: green, blue: blue, alpha: opacity) }
}
