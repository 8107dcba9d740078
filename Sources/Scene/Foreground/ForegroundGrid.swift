import Raster

/// A scene at the size at which its foreground is searched for: a few hundred cells along the longer side.
struct ForegroundGrid: Sendable {
    /// Nearness: inverse depth, stretched so that its percentiles ``tail`` and 1 - ``tail`` are 0 and 1, and cut off a
    /// little beyond them. It is affine in inverse depth, so that planes of space are affine functions of the cell, whatever
    /// scale and shift the depth map has. NaN where there is no depth.
    let levels: Plane<Float>
    /// Pixels of the picture along a side of a cell.
    let step: Int
    /// The inverse depths that have nearness 0 and 1.
    let range: ClosedRange<Float>
    /// The standard deviation of noise in ``levels``, from how much cells differ from the mean of their neighbours.
    let noise: Float
    /// The photo in cells, when there is one.
    let photo: Plane<RGB8>?

    /// Enough for the limbs of a person, few enough to cost next to nothing.
    static let longestSide = 320
    static let tail = 0.005
    private static let levelLimits: ClosedRange<Float> = -0.05...1.1

    var width: Int { levels.width }
    var height: Int { levels.height }

    /// Steps in nearness below this are no edges: 2 % of the range, more in noise, but never more than 10 %.
    var leastStep: Float { min(max(0.02, 4 * noise), 0.1) }

    /// - Returns: nil when all depth is the same, or there is none.
    init?(inverseDepth: Plane<Float>, photo: Plane<RGB8>?) {
        let longest = max(inverseDepth.width, inverseDepth.height)
        let step = max(1, (longest + ForegroundGrid.longestSide - 1) / ForegroundGrid.longestSide)
        let cells = ForegroundGrid.medians(of: inverseDepth, step: step)
        guard
            let range = cells.percentileRange(low: ForegroundGrid.tail, high: 1 - ForegroundGrid.tail)
                .flatMap({ $0.lowerBound < $0.upperBound ? $0 : cells.finiteRange() }),
            range.lowerBound < range.upperBound
        else { return nil }
        let (low, span) = (Double(range.lowerBound), Double(range.upperBound) - Double(range.lowerBound))
        let limits = ForegroundGrid.levelLimits
        let levels = cells.map { value in
            value.isNaN
                ? value
                : min(max(Float((Double(value) - low) / span), limits.lowerBound), limits.upperBound)
        }
        self.levels = levels
        self.step = step
        self.range = range
        noise = ForegroundGrid.noise(of: levels)
        self.photo = photo?.resized(width: cells.width, height: cells.height)
    }

    /// The inverse depth of a nearness.
    func inverseDepth(_ level: Float) -> Float {
        let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
        return Float(low + Double(level) * (high - low))
    }

    /// For each cell the median of nine of its pixels: it is that of one surface where a mean would mix two, and has
    /// little noise.
    private static func medians(of values: Plane<Float>, step: Int) -> Plane<Float> {
        guard step > 1 else { return values }
        let (width, height) = ((values.width + step - 1) / step, (values.height + step - 1) / step)
        let offsets = [step / 6, step / 2, step - 1 - step / 6]
        return Plane<Float>(width: width, height: height) { output in
            nonisolated(unsafe) let output = output
            values.pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: height) { rows in
                    withUnsafeTemporaryAllocation(of: Float.self, capacity: 9) { sample in
                        for y in rows {
                            for x in 0..<width {
                                var count = 0
                                for down in offsets {
                                    let row = min(y * step + down, values.height - 1) * values.width
                                    for right in offsets {
                                        let value = input[row + min(x * step + right, values.width - 1)]
                                        guard !value.isNaN else { continue }
                                        // Sorted as they come.
                                        var place = count
                                        while place > 0, sample[place - 1] > value {
                                            sample[place] = sample[place - 1]
                                            place -= 1
                                        }
                                        sample[place] = value
                                        count += 1
                                    }
                                }
                                // A cell that is mostly hole is one.
                                output.initializeElement(
                                    at: y * width + x, to: count < 5 ? .nan : sample[count / 2])
                            }
                        }
                    }
                }
            }
        }
    }

    private static func noise(of levels: Plane<Float>) -> Float {
        let (width, height) = (levels.width, levels.height)
        guard width > 8, height > 8 else { return 0 }
        var differences: [Float] = []
        differences.reserveCapacity(levels.count)
        levels.pixels.withUnsafeBufferPointer { values in
            for y in 1..<height - 1 {
                for index in y * width + 1..<(y + 1) * width - 1 {
                    let sum = values[index - 1] + values[index + 1] + values[index - width] + values[index + width]
                    let difference = abs(values[index] - sum / 4)
                    if !difference.isNaN { differences.append(difference) }
                }
            }
        }
        let plane = Plane(width: differences.count, height: 1, pixels: differences)
        // Of a normal distribution, whose sum with a quarter of four others has sqrt(1.25) of its deviation.
        return (plane.percentiles([0.5]).first ?? 0) * 1.4826 / 1.118
    }
}
