import Raster

/// How the pixels between the centres of neighbouring blocks are made of the blocks' numbers: along a straight line, or by Keys' cubic
/// with a = -0.75 ("Cubic convolution interpolation for digital image processing", 1981).
///
/// Each stretch between two centres has as many pixels as a block, with the same weights; four of them are made at a time.
struct BlockTaps: Sendable {
    private typealias Lanes = SIMD4<Float>

    private let block: Int
    /// How far each pixel of a stretch lies behind the centre before it, 0..<1; padded to whole lanes.
    private let fractions: [Lanes]
    /// The weights of the four blocks around, for each of ``fractions``.
    private let cubic: [(Lanes, Lanes, Lanes, Lanes)]

    init(block: Int) {
        self.block = block
        let half: Float = block.isMultiple(of: 2) ? 0.5 : 0
        fractions = stride(from: 0, to: block, by: Lanes.scalarCount).map { first in
            (Lanes(0, 1, 2, 3) + (Float(first) + half)) / Float(block)
        }
        cubic = fractions.map(BlockTaps.cubicWeights)
    }

    private static func cubicWeights(_ x: Lanes) -> (Lanes, Lanes, Lanes, Lanes) {
        let a: Float = -0.75
        /// For a block at a distance of one to two.
        func far(_ x: Lanes) -> Lanes {
            let first: Lanes = a * x - 5 * a
            let second: Lanes = first * x + 8 * a
            return second * x - 4 * a
        }
        /// For a block at a distance of at most one.
        func near(_ x: Lanes) -> Lanes {
            let inner: Lanes = (a + 2) * x - (a + 3)
            return inner * x * x + 1
        }
        let (before, at, next) = (far(x + 1), near(x), near(1 - x))
        return (before, at, next, 1 - before - at - next)
    }

    /// How many numbers before and after a row's own may be written to, or read eight at a time.
    var room: Int { 2 * block + Eight.scalarCount }

    /// Writes a row of a layer.
    /// - Parameters:
    ///   - blended: room for a number a block and four more.
    ///   - row: with ``room`` numbers free before and after it.
    func write(
        y: Int, of layer: BlockGrid.Layer, blending blended: UnsafeMutablePointer<Float>,
        into row: UnsafeMutablePointer<Float>
    ) {
        let columns = layer.plane.width
        // The stretch that the row lies in, and its place there.
        let shifted = y + block - block / 2
        let (above, place) = (shifted / block - 1, shifted % block)
        let (chunk, lane) = (place / Lanes.scalarCount, place % Lanes.scalarCount)
        layer.plane.pixels.withUnsafeBufferPointer { pixels in
            guard let start = pixels.baseAddress else { return }
            func line(_ offset: Int) -> UnsafePointer<Float> {
                start + min(max(above + offset, 0), layer.plane.height - 1) * columns
            }
            let (upper, lower) = (line(0), line(1))
            if layer.isCubic {
                let (first, last) = (line(-1), line(2))
                let weights = cubic[chunk]
                let (w0, w1, w2, w3) = (weights.0[lane], weights.1[lane], weights.2[lane], weights.3[lane])
                for x in 0..<columns {
                    blended[x + 2] = w0 * first[x] + w1 * upper[x] + w2 * lower[x] + w3 * last[x]
                }
            } else {
                let fraction = fractions[chunk][lane]
                for x in 0..<columns { blended[x + 2] = upper[x] + fraction * (lower[x] - upper[x]) }
            }
        }
        (blended[0], blended[1]) = (blended[2], blended[2])
        (blended[columns + 2], blended[columns + 3]) = (blended[columns + 1], blended[columns + 1])
        // The first stretch begins half a block before the picture.
        let output = UnsafeMutableRawPointer(row + block / 2 - block)
        let size = MemoryLayout<Float>.stride
        if layer.isCubic {
            cubic.withUnsafeBufferPointer { cubic in
                for stretch in 0...columns {
                    let p = blended + stretch
                    for chunk in 0..<cubic.count {
                        let w = cubic[chunk]
                        let values = w.0 * p[0] + w.1 * p[1] + w.2 * p[2] + w.3 * p[3]
                        output.storeBytes(
                            of: values, toByteOffset: (stretch * block + chunk * Lanes.scalarCount) * size,
                            as: Lanes.self)
                    }
                }
            }
        } else {
            fractions.withUnsafeBufferPointer { fractions in
                for stretch in 0...columns {
                    let (left, right) = (blended[stretch + 1], blended[stretch + 2])
                    for chunk in 0..<fractions.count {
                        output.storeBytes(
                            of: left + fractions[chunk] * (right - left),
                            toByteOffset: (stretch * block + chunk * Lanes.scalarCount) * size, as: Lanes.self)
                    }
                }
            }
        }
    }
}
