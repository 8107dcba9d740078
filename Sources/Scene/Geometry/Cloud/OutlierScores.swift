import Foundation
import Raster

/// How far each point of a cloud is from the points around it, in units of the spacing that points have at its distance.
///
/// The neighbours of a point are known: they are those of its pixel. Each point's score is the mean distance to the
/// ``nearestCount`` nearest of those in a window round it. Taking the nearest, and not all, is what keeps thin things: the
/// leg of a chair one pixel wide has neighbours along itself, and a floor seen at a grazing angle along its rows, while a
/// pixel that hangs in the air has none.
///
/// With L = f ln Z the distance of two points is nearly the length of (dx, dy, L' - L) times the spacing Z / f: dx and dy pixels
/// across, and f (Z' - Z) / Z along the ray. That is the same for every scale and unit.
struct OutlierScores {
    /// Pixels on each side of a point's own in which neighbours are looked for.
    static let radius = 3
    static let nearestCount = 3

    /// f ln Z; NaN where there is no point.
    private let logDistance: Plane<Float>

    /// - Parameter focal: in pixels.
    init(mask: Plane<UInt8>, distance: Plane<Float>, focal: Double) {
        let focal = Float(focal)
        logDistance = Plane(width: mask.width, height: mask.height) { output in
            mask.pixels.withUnsafeBufferPointer { mask in
                distance.pixels.withUnsafeBufferPointer { distance in
                    concurrentBands(of: output.count, minimum: 1 << 14) { range in
                        for index in range {
                            let value: Float = mask[index] != 0 ? focal * log(distance[index]) : .nan
                            output.initializeElement(at: index, to: value)
                        }
                    }
                }
            }
        }
    }

    /// The score of every point, infinite for one with fewer than two neighbours; NaN where there is no point.
    func plane() -> Plane<Float> {
        let (width, height) = (logDistance.width, logDistance.height)
        return Plane(width: width, height: height) { output in
            logDistance.pixels.withUnsafeBufferPointer { input in
                guard let source = input.baseAddress, let target = output.baseAddress else { return }
                concurrentBands(of: height, minimum: 8) { rows in
                    for y in rows { fill(row: y, from: source, to: target) }
                }
            }
        }
    }

    private typealias Lanes = SIMD8<Float>

    private func fill(row y: Int, from source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>) {
        let (width, height, radius) = (logDistance.width, logDistance.height, OutlierScores.radius)
        let rows = max(0, y - radius)...min(height - 1, y + radius)
        let lanes = Lanes.scalarCount
        var x = 0
        while x < width {
            // Whole vectors away from the sides, else one pixel at a time.
            let isInside = x >= radius && x + lanes + radius <= width
            var nearest = Nearest()
            let here = isInside ? load(source + y * width + x) : Lanes(repeating: source[y * width + x])
            for row in rows {
                for dx in -radius...radius where dx != 0 || row != y {
                    if !isInside, x + dx < 0 || x + dx >= width { continue }
                    let place = source + row * width + x + dx
                    let there = isInside ? load(place) : Lanes(repeating: place.pointee)
                    let step = there - here
                    nearest.include(step * step + Float(dx * dx + (row - y) * (row - y)))
                }
            }
            let scores = nearest.score
            for lane in 0..<(isInside ? lanes : 1) {
                let index = y * width + x + lane
                target[index] = source[index].isNaN ? .nan : scores[lane]
            }
            x += isInside ? lanes : 1
        }
    }

    @inline(__always)
    private func load(_ place: UnsafePointer<Float>) -> Lanes {
        UnsafeRawPointer(place).loadUnaligned(as: Lanes.self)
    }

    /// The least three of some squares, for eight points at once.
    private struct Nearest {
        private var first = Lanes(repeating: .infinity)
        private var second = Lanes(repeating: .infinity)
        private var third = Lanes(repeating: .infinity)

        /// A square that is NaN is passed over.
        @inline(__always)
        mutating func include(_ square: Lanes) {
            let isFirst = square .< first
            let isSecond = square .< second
            let isThird = square .< third
            third.replace(with: square, where: isThird)
            third.replace(with: second, where: isSecond)
            second.replace(with: square, where: isSecond)
            second.replace(with: first, where: isFirst)
            first.replace(with: square, where: isFirst)
        }

        /// The mean of the roots of those there are, two at least.
        @inline(__always)
        var score: Lanes {
            let pair = (first.squareRoot() + second.squareRoot()) / 2
            let all = (pair * 2 + third.squareRoot()) / 3
            return all.replacing(with: pair, where: third .== .infinity)
        }
    }
}
