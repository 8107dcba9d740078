/// How a pixel lies in a PNG file.
struct PNGLayout {
    var bitDepth: UInt8
    /// The file format's number: 0 grey, 2 RGB, 6 RGBA.
    var colorType: UInt8
    var bytesPerPixel: Int

    static let grey8 = PNGLayout(bitDepth: 8, colorType: 0, bytesPerPixel: 1)
    static let grey16 = PNGLayout(bitDepth: 16, colorType: 0, bytesPerPixel: 2)
    static let rgb8 = PNGLayout(bitDepth: 8, colorType: 2, bytesPerPixel: 3)
    static let rgb16 = PNGLayout(bitDepth: 16, colorType: 2, bytesPerPixel: 6)
    static let rgba8 = PNGLayout(bitDepth: 8, colorType: 6, bytesPerPixel: 4)
    static let rgba16 = PNGLayout(bitDepth: 16, colorType: 6, bytesPerPixel: 8)
}
