import Raster

/// What a cut-out lies on.
enum CutoutBackground {
    case color(RGB8)
    /// As large as the photo.
    case picture(Plane<RGB8>)
}

extension Plane where Pixel == RGB8 {
    /// The picture with an opacity for each pixel, not multiplied into the colours. Where nothing is left to see the
    /// colour is black: it packs to nothing, and what was cut away is really gone.
    func withAlpha(_ alpha: Plane<UInt8>) -> Plane<RGBA8> {
        Plane<RGBA8>(width: width, height: height) { output in
            concurrentBands(of: height) { rows in
                pixels.withUnsafeBufferPointer { colors in
                    alpha.pixels.withUnsafeBufferPointer { alpha in
                        for index in rows.lowerBound * width..<rows.upperBound * width {
                            let color = alpha[index] == 0 ? RGB8.black : colors[index]
                            output.initializeElement(at: index, to: RGBA8(color, alpha: alpha[index]))
                        }
                    }
                }
            }
        }
    }

    /// The picture over a background, mixed in the encoding of the pixels, as browsers and picture editors do.
    func laid(over background: CutoutBackground, alpha: Plane<UInt8>) -> Plane<RGB8> {
        switch background {
        case .color(let color): laid(alpha: alpha) { _ in color }
        case .picture(let picture):
            picture.pixels.withUnsafeBufferPointer { pixels in laid(alpha: alpha) { pixels[$0] } }
        }
    }

    @inline(__always)
    private func laid(alpha: Plane<UInt8>, over background: (Int) -> RGB8) -> Plane<RGB8> {
        Plane<RGB8>(width: width, height: height) { output in
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
private func mix(_ front: RGB8, _ back: RGB8, alpha: UInt8) -> RGB8 {
    func channel(_ front: UInt8, _ back: UInt8) -> UInt8 {
        let sum = UInt32(front) * UInt32(alpha) + UInt32(back) * UInt32(255 - alpha)
        return UInt8(truncatingIfNeeded: (sum + 127) / 255)
    }
    return RGB8(
        red: channel(front.red, back.red), green: channel(front.green, back.green),
        blue: channel(front.blue, back.blue))
}
