import Raster

/// The colours of the foreground alone, where photo and alpha show it mixed with what lies behind.
///
/// After T. Germer, T. Uelwer, S. Conrad, S. Harmeling, "Fast multi-level foreground estimation" (ICPR 2020): foreground F and
/// background B make a F + (1 - a) B = I in each pixel and differ little between neighbours, the less the more alike their alpha is;
/// found from coarse to fine, each level in a few steps. Here only pixels with 0 < a < 1 are worked on; a neighbour has the more say
/// in F the more it shows of the foreground and in B the more it shows of the background, and none where it shows nothing.
public struct ForegroundColors: Sendable {
    private let photo: Plane<RGB8>
    private let parts: [MixedColors]

    /// - Parameter alpha: of the photo's size, 65535 for opaque.
    public init(photo: Plane<RGB8>, alpha: Plane<UInt16>) {
        precondition(photo.isSameSize(as: alpha), "photo and alpha differ in size")
        self.photo = photo
        var levels = [ColorLevel(photo: photo, alpha: alpha)]
        while let last = levels.last, last.mixed.counts().unknown > 64, min(last.photo.width, last.photo.height) > 2,
            levels.count < ForegroundColors.mostLevels
        {
            levels.append(last.halved())
        }
        var colors: [MixedColors] = []
        var coarse: ColorLevel?
        while let level = levels.popLast() {
            let rounds = coarse == nil ? ForegroundColors.coarsestRounds : ForegroundColors.rounds
            let first = coarse == nil ? level.meanColors() : nil
            colors = MattingBand.bands(of: level.mixed).map { band in
                // A round reaches one pixel farther, so that bands as wide as that give what the whole picture would.
                MixedColors(level: level, band: band, first: first, coarse: colors, rounds: rounds)
            }
            coarse = level
        }
        parts = colors
    }

    /// Colours mix over at most so many pixels: two to this power.
    private static let mostLevels = 12
    private static let coarsestRounds = 24
    static let rounds = 3

    /// The photo with the foreground's colours where it is mixed; elsewhere as it is.
    public func rgb8() -> Plane<RGB8> {
        var result = photo
        result.pixels.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let pixels = buffer
            forEachMixed { pixel, color in
                let rounded = color * 255 + 0.5
                pixels[pixel] = RGB8(red: UInt8(rounded.x), green: UInt8(rounded.y), blue: UInt8(rounded.z))
            }
        }
        return result
    }

    /// The same with 16 bits: the photo's 8 bits spread, and the estimate with all it has.
    public func rgb16() -> Plane<RGB16> {
        var result = photo.map { RGB16(spreading: $0) }
        result.pixels.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let pixels = buffer
            forEachMixed { pixel, color in
                let rounded = color * 65535 + 0.5
                pixels[pixel] = RGB16(red: UInt16(rounded.x), green: UInt16(rounded.y), blue: UInt16(rounded.z))
            }
        }
        return result
    }

    /// Calls, on all cores, for each mixed pixel: with its number and its foreground, each channel in 0...1.
    private func forEachMixed(_ body: (Int, SIMD4<Float>) -> Void) {
        for part in parts { part.forEachKept(body) }
    }
}
