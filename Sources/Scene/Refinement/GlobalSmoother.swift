import Raster

/// Smooths two planes as far as the colours of a guide let them: D. Min, S. Choi, J. Lu, B. Ham, K. Sohn, M. N. Do, "Fast Global
/// Image Smoothing Based on Weighted Least Squares", IEEE Transactions on Image Processing 23 (2014).
///
/// Minimises the sum of (u - x)^2 and strength * w * (difference of neighbours)^2 along rows and columns in turn. Each
/// line is a tridiagonal system, solved exactly in time linear in its length; eight lines are solved side by side.
struct GlobalSmoother {
    /// The likeness of each pixel to its right neighbour and to the one below, 0...1.
    private let alongRows: Plane<Float>
    private let alongColumns: Plane<Float>
    private let strength: Float

    /// Strength for each square pixel of the soft map's blocks.
    static let strengthPerBlock: Float = 32
    /// Rounds of rows and columns. The paper has three, which differ from two by a fifth of a per cent of the errors at edges.
    static let rounds = 2

    /// - Parameter block: how far to look: pixels along the side of a block of the soft map.
    init(guide: Plane<RGB8>, block: Int) {
        alongRows = guide.likeness(dx: 1, dy: 0)
        alongColumns = guide.likeness(dx: 0, dy: 1)
        strength = GlobalSmoother.strengthPerBlock * Float(block * block)
    }

    /// Smooths both planes, of the guide's size, with the same weights.
    func smooth(_ first: inout Plane<Float>, _ second: inout Plane<Float>) {
        let (width, height) = (first.width, first.height)
        first.pixels.withUnsafeMutableBufferPointer { first in
            second.pixels.withUnsafeMutableBufferPointer { second in
                guard let first = first.baseAddress, let second = second.baseAddress else { return }
                for round in 0..<GlobalSmoother.rounds {
                    // The paper's series of strengths: each a quarter of the one before, half of the whole in all.
                    let share =
                        1.5 * powerOfFour(GlobalSmoother.rounds - 1 - round) / (powerOfFour(GlobalSmoother.rounds) - 1)
                    let lines = LineSolver(first: first, second: second, strength: strength * Float(share))
                    lines.solve(count: height, length: width, along: 1, across: width, alongRows)
                    lines.solve(count: width, length: height, along: width, across: 1, alongColumns)
                }
            }
        }
    }

    private func powerOfFour(_ exponent: Int) -> Double { Double(1 << (2 * exponent)) }
}

extension Plane where Pixel == RGB8 {
    /// How alike each pixel and the one dx, dy further on are: 1 / (1 + (distance / 2 tolerance)^2)^2 of the colours'
    /// distance, near the paper's exp(-distance / tolerance) and without its root and table. 0 at the last pixel of a line.
    fileprivate func likeness(dx: Int, dy: Int) -> Plane<Float> {
        let tolerance: Float = 3
        let scale = 1 / (4 * tolerance * tolerance)
        return Plane<Float>(width: width, height: height) { output in
            nonisolated(unsafe) let output = output
            pixels.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
                nonisolated(unsafe) let source = start
                concurrentBands(of: height) { rows in
                    for y in rows {
                        let row = source + 3 * y * width
                        let other = row + 3 * (dx + dy * width)
                        let count = y + dy < height ? width - dx : 0
                        for x in 0..<count {
                            var square: Int32 = 0
                            for channel in 0..<3 {
                                let difference = Int32(row[3 * x + channel]) &- Int32(other[3 * x + channel])
                                square &+= difference &* difference
                            }
                            let root = 1 / (1 + scale * Float(square))
                            output[y * width + x] = root * root
                        }
                        for x in count..<width { output[y * width + x] = 0 }
                    }
                }
            }
        }
    }
}
