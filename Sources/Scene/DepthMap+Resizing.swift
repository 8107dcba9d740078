import Raster

extension DepthMap {
    /// The map at another size: bilinear between pixel centres where it grows, means over the covered area where it
    /// shrinks. Only pixels with depth take part, and a result is NaN when most of what it covers has none, so that
    /// holes neither grow, nor bleed, nor vanish.
    public func resized(width newWidth: Int, height newHeight: Int) -> DepthMap {
        guard newWidth != width || newHeight != height else { return self }
        let columns = ResizeWeights(from: width, to: newWidth)
        let rows = ResizeWeights(from: height, to: newHeight)
        let narrowed = Plane<Float>(width: newWidth, height: height) { output in
            values.pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: height) { band in
                    for y in band {
                        for x in 0..<newWidth {
                            let mean = columns.mean(at: x) { input[y * width + $0] }
                            output.initializeElement(at: y * newWidth + x, to: mean)
                        }
                    }
                }
            }
        }
        let resized = Plane<Float>(width: newWidth, height: newHeight) { output in
            narrowed.pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: newHeight) { band in
                    for y in band {
                        for x in 0..<newWidth {
                            let mean = rows.mean(at: y) { input[$0 * newWidth + x] }
                            output.initializeElement(at: y * newWidth + x, to: mean)
                        }
                    }
                }
            }
        }
        return DepthMap(values: resized, meaning: meaning)
    }
}

/// For each result of a one-dimensional resize, the inputs that it is a mean of.
private struct ResizeWeights {
    private var starts: [Int] = []
    private var offsets: [Int] = [0]
    private var weights: [Float] = []

    init(from: Int, to: Int) {
        let scale = Double(from) / Double(to)
        // A triangle of the larger of the two pixel sizes: bilinear when growing, no aliasing when shrinking.
        let radius = max(1, scale)
        for index in 0..<to {
            let center = (Double(index) + 0.5) * scale - 0.5
            let first = max(0, Int((center - radius).rounded(.up)))
            let last = min(from - 1, Int((center + radius).rounded(.down)))
            var tent = (first...max(first, last)).map { max(0, 1 - abs(Double($0) - center) / radius) }
            let sum = tent.reduce(0, +)
            if sum > 0 { tent = tent.map { $0 / sum } } else { tent = tent.map { _ in 1 / Double(tent.count) } }
            starts.append(first)
            weights.append(contentsOf: tent.map(Float.init))
            offsets.append(weights.count)
        }
    }

    @inline(__always)
    func mean(at index: Int, of input: (Int) -> Float) -> Float {
        let start = starts[index]
        let offset = offsets[index]
        var sum: Float = 0
        var weightSum: Float = 0
        for weightIndex in offset..<offsets[index + 1] {
            let value = input(start + weightIndex - offset)
            guard !value.isNaN else { continue }
            sum += weights[weightIndex] * value
            weightSum += weights[weightIndex]
        }
        return weightSum >= 0.5 ? sum / weightSum : .nan
    }
}
