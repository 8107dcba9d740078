import Foundation
import Raster
import Scene

/// The heights of a relief in millimetres, on a grid of millimetres.
///
/// Heights follow inverse distance, as reliefs do: near things get most of the depth, and what is flat in the scene stays
/// flat.
struct ReliefHeights {
    /// Above the table that the piece lies on; all at least the base.
    let heights: Plane<Float>
    /// Millimetres from one height to the next, along rows and columns.
    let pitch: SIMD2<Double>
    /// Pixels of the scene without depth.
    let filledPixels: Int

    /// Heights that are worked with at most: a piece of half a metre at the finest pitch that printers have a use for.
    private static let mostHeights = 50_000_000
    /// Millimetres that a border has to leave of the picture; what rounding leaves of nothing makes endless frames.
    private static let narrowest = 0.01
    /// The share of pixels at either end that may stand out farther, as far as the limit: single wild ones.
    private static let tails = 0.001

    init(of scene: Scene, options: STLOptions) throws(ExportError) {
        guard scene.width > 1, scene.height > 1 else {
            throw ExportError(scene.name, "is too thin for a relief", mend: "a relief needs two pixels either way")
        }
        let inverse = scene.distance.map { $0 > 0 ? 1 / $0 : .nan }
        guard let range = inverse.percentileRange(low: ReliefHeights.tails, high: 1 - ReliefHeights.tails) else {
            throw ExportError(scene.name, "no pixel with a depth is left for a relief", mend: "check --near and --far")
        }
        let sides = SIMD2(Double(scene.width), Double(scene.height))
        let inner = sides / sides.max() * (options.size - 2 * options.border)
        guard inner.min() > ReliefHeights.narrowest else {
            throw ExportError(
                "--border \(options.border)", "leaves nothing of a picture of \(scene.width)x\(scene.height) pixels",
                mend: "lower it", exitStatus: .usage)
        }
        let counts = SIMD2(
            max(2, min(scene.width, Int((inner.x / options.pitch).rounded()) + 1)),
            max(2, min(scene.height, Int((inner.y / options.pitch).rounded()) + 1)))
        let frame = SIMD2(
            Int((options.border * Double(counts.x - 1) / inner.x).rounded()),
            Int((options.border * Double(counts.y - 1) / inner.y).rounded()))
        // The piece has the stated size to the last digit; what rounding the frame to whole steps costs is shared by all.
        let pitch = SIMD2(
            (inner.x + 2 * options.border) / Double(counts.x - 1 + 2 * frame.x),
            (inner.y + 2 * options.border) / Double(counts.y - 1 + 2 * frame.y))
        guard (counts.x + 2 * frame.x) * (counts.y + 2 * frame.y) <= ReliefHeights.mostHeights else {
            throw ExportError(
                "--pitch \(options.pitch)", "makes more than \(ReliefHeights.mostHeights) heights",
                mend: "raise it", exitStatus: .usage)
        }
        var picture = DepthMap(values: inverse, meaning: .inverse).resized(width: counts.x, height: counts.y).values
        filledPixels = inverse.pixels.count { $0.isNaN }
        if options.holes == .nearest { picture = picture.fillingFromNearest() }
        // In double precision, in which no range of floats overflows.
        let (low, span) = (Double(range.lowerBound), Double(range.upperBound) - Double(range.lowerBound))
        let (base, relief) = (options.base, options.relief)
        let inside = picture.map { value -> Float in
            guard span > 0, !value.isNaN else { return Float(base) }
            return Float(base + relief * min(max((Double(value) - low) / span, 0), 1))
        }
        heights = inside.framed(by: frame, with: Float(base + relief))
        self.pitch = pitch
    }
}

extension Plane where Pixel == Float {
    /// The plane with so many columns on the left and right, and rows above and below, of one number.
    fileprivate func framed(by frame: SIMD2<Int>, with value: Float) -> Plane<Float> {
        guard frame.max() > 0 else { return self }
        var result = Plane<Float>(width: width + 2 * frame.x, height: height + 2 * frame.y, repeating: value)
        for y in 0..<height {
            let start = (y + frame.y) * result.width + frame.x
            result.pixels.replaceSubrange(start..<start + width, with: pixels[y * width..<(y + 1) * width])
        }
        return result
    }
}
