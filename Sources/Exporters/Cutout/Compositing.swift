import Raster

/// What a cut-out lies on.
enum CutoutBackground {
    case color(RGB8)
    /// As large as the photo.
    case picture(Plane<RGB8>)
}

extension Plane where Pixel: CutoutColor {
    /// The picture with an opacity for each pixel. Where nothing is left to see the colour is black: it packs to nothing, and
    /// what was cut away is really gone.
    /// - Parameter isPremultiplied: whether the colours are multiplied by the opacity, in the encoding of the pixels.
    func withAlpha(_ alpha: Plane<Pixel.Channel>, isPremultiplied: Bool = false) -> Plane<Pixel.WithOpacity> {
        let black = Pixel(red: 0, green: 0, blue: 0)
        return Plane<Pixel.WithOpacity>(width: width, height: height) { output in
            concurrentBands(of: height) { rows in
                pixels.withUnsafeBufferPointer { colors in
                    alpha.pixels.withUnsafeBufferPointer { alpha in
                        for index in rows.lowerBound * width..<rows.upperBound * width {
                            let opacity = alpha[index]
                            let color =
                                isPremultiplied || opacity == 0
                                ? mix(colors[index], black, alpha: opacity) : colors[index]
                            output.initializeElement(at: index, to: color.with(opacity: opacity))
                        }
                    }
                }
            }
        }
    }

    /// The picture over a background, mixed in the encoding of the pixels, as browsers and picture editors do.
    func laid(over background: CutoutBackground, alpha: Plane<Pixel.Channel>) -> Plane {
        switch background {
        case .color(let color): laid(alpha: alpha) { _ in Pixel(spreading: color) }
        case .picture(let picture):
            picture.pixels.withUnsafeBufferPointer { pixels in laid(alpha: alpha) { Pixel(spreading: pixels[$0]) } }
        }
    }

    @inline(__always)
    private func laid(alpha: Plane<Pixel.Channel>, over background: (Int) -> Pixel) -> Plane {
        Plane(width: width, height: height) { output in
            concurrentBands(of: height) { rows in
                pixels.withUnsafeBufferPointer { colors in
                    alpha.pixels.withUnsafeBufferPointer { alpha in
                        for index in rows.lowerBound * width..<rows.upperBound * width {
                            output.initializeElement(
                                at: index, to: mix(colors[index], background(index), alpha: alpha[index]))
                        }
                    }
                }
            }
        }
    }
}

/// A colour over another, rounded to the nearest.
@inline(__always)
private func mix<Color: CutoutColor>(_ front: Color, _ back: Color, alpha: Color.Channel) -> Color {
    let opaque = UInt32(Color.Channel.max)
    func channel(_ front: Color.Channel, _ back: Color.Channel) -> Color.Channel {
        // At most 65535 * 65535 + 32767, which 32 bits hold.
        let sum = UInt32(front) * UInt32(alpha) + UInt32(back) * (opaque - UInt32(alpha))
        return Color.Channel(truncatingIfNeeded: (sum + opaque / 2) / opaque)
    }
    return Color(
        red: channel(front.red, back.red), green: channel(front.green, back.green),
        blue: channel(front.blue, back.blue))
}
