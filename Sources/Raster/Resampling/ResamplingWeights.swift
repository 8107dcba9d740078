/// For each result of a resize along one axis, the run of inputs that it is a weighted mean of.
///
/// The weights of a result sum to 1. What reaches past the edge has been added to the edge pixel's weight, so every
/// input lies in `0..<from`.
@usableFromInline struct ResamplingWeights: Sendable {
    /// The first input of each result.
    @usableFromInline private(set) var starts: [Int] = []
    /// Where each result's weights begin in ``weights``; one more at the end.
    @usableFromInline private(set) var offsets: [Int] = [0]
    @usableFromInline private(set) var weights: [Float] = []

    /// - Parameters:
    ///   - from: how many pixels there are, 1 or more.
    ///   - to: how many are wanted, 1 or more.
    init(_ kernel: ResamplingKernel, from: Int, to: Int) {
        starts.reserveCapacity(to)
        offsets.reserveCapacity(to + 1)
        // As OpenCV has it, to the last bit: the reciprocal of the factor, not from / to.
        let scale = 1 / (Double(to) / Double(from))
        for index in 0..<to {
            switch kernel {
            case .cubic:
                let (first, fraction) = ResamplingWeights.split((Double(index) + 0.5) * scale - 0.5)
                append(ResamplingWeights.cubic(fraction), from: first - 1, limit: from)
            case .area where scale > 1:
                appendArea(index, scale: Double(from) / Double(to), limit: from)
            case .bilinear, .area:
                let (first, fraction) = ResamplingWeights.split((Double(index) + 0.5) * scale - 0.5)
                append([1 - fraction, fraction], from: first, limit: from)
            case .bilinearAlignCorners:
                let step = to > 1 ? Double(from - 1) / Double(to - 1) : 0
                let (first, fraction) = ResamplingWeights.split(Double(index) * step)
                append([1 - fraction, fraction], from: first, limit: from)
            }
        }
    }

    /// The pixel at or before a position and how far past it the position lies, in OpenCV's precision.
    private static func split(_ position: Double) -> (first: Int, fraction: Float) {
        let position = Float(position)
        let first = position.rounded(.down)
        return (Int(first), position - first)
    }

    /// Keys (1981), "Cubic convolution interpolation for digital image processing", with a = -0.75, in OpenCV's order.
    private static func cubic(_ x: Float) -> [Float] {
        let a: Float = -0.75
        let before = ((a * (x + 1) - 5 * a) * (x + 1) + 8 * a) * (x + 1) - 4 * a
        let at = ((a + 2) * x - (a + 3)) * x * x + 1
        let next = ((a + 2) * (1 - x) - (a + 3)) * (1 - x) * (1 - x) + 1
        return [before, at, next, 1 - before - at - next]
    }

    /// Adds a result whose weights may reach past the edges.
    private mutating func append(_ taps: [Float], from first: Int, limit: Int) {
        let start = min(max(first, 0), limit - 1)
        let end = min(max(first + taps.count - 1, 0), limit - 1)
        let base = weights.count
        weights.append(contentsOf: repeatElement(0, count: end - start + 1))
        for (tap, weight) in taps.enumerated() {
            weights[base + min(max(first + tap, start), end) - start] += weight
        }
        starts.append(start)
        offsets.append(weights.count)
    }

    /// Adds a result that covers `scale` inputs, those at its ends in part.
    private mutating func appendArea(_ index: Int, scale: Double, limit: Int) {
        let low = Double(index) * scale
        let high = min(low + scale, Double(limit))
        // Slivers that come of rounding only are not worth a row of the photo.
        let start = min(Int((low + 1e-6).rounded(.down)), limit - 1)
        let end = min(max(Int((high - 1e-6).rounded(.up)), start + 1), limit)
        let covered = (start..<end).map { max(0, min(high, Double($0 + 1)) - max(low, Double($0))) }
        let sum = covered.reduce(0, +)
        weights.append(contentsOf: covered.map { Float($0 / sum) })
        starts.append(start)
        offsets.append(weights.count)
    }
}
