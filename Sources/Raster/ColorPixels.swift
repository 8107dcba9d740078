/// A colour of 8 bits a channel, in the photo's own (normally sRGB) encoding.
@frozen public struct RGB8: Hashable, Sendable {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8

    @inlinable public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// The colour of a number written 0xRRGGBB.
    @inlinable public init(_ hex: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
            blue: UInt8(truncatingIfNeeded: hex))
    }

    public static let black = RGB8(0x000000)
    public static let white = RGB8(0xFFFFFF)
}

/// A colour of 16 bits a channel.
@frozen public struct RGB16: Hashable, Sendable {
    public var red: UInt16
    public var green: UInt16
    public var blue: UInt16

    @inlinable public init(red: UInt16, green: UInt16, blue: UInt16) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour of 8 bits a channel, spread over the whole range: 255 becomes 65535.
    @inlinable public init(spreading color: RGB8) {
        self.init(red: UInt16(color.red) * 257, green: UInt16(color.green) * 257, blue: UInt16(color.blue) * 257)
    }
}

/// A colour of 8 bits a channel with straight (not premultiplied) opacity.
@frozen public struct RGBA8: Hashable, Sendable {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8
    /// 0 is transparent, 255 opaque.
    public var alpha: UInt8

    @inlinable public init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    @inlinable public init(_ color: RGB8, alpha: UInt8) {
        self.init(red: color.red, green: color.green, blue: color.blue, alpha: alpha)
    }
}

/// A colour of 16 bits a channel with opacity, straight or premultiplied as its user says.
@frozen public struct RGBA16: Hashable, Sendable {
    public var red: UInt16
    public var green: UInt16
    public var blue: UInt16
    /// 0 is transparent, 65535 opaque.
    public var alpha: UInt16

    @inlinable public init(red: UInt16, green: UInt16, blue: UInt16, alpha: UInt16) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }
}
