import Raster

/// An estimate of depth beside a reference of the same size.
public struct DepthComparison: Sendable {
    public let alignment: DepthAlignment
    public let scores: DepthScores
    /// |z' - z| / z of every pixel; NaN where one of the two has no depth.
    public let errors: Plane<Float>
    /// Sentences that the user should read.
    public let notices: [String]

    /// - Parameters:
    ///   - reference: of the estimate's size.
    ///   - range: reference distances that count.
    /// - Throws: when the two cannot be compared without an alignment, or no pixel has depth in both.
    public init(
        of estimate: ComparedDepth, with reference: ComparedDepth, alignment kind: DepthAlignmentKind,
        range: ClosedRange<Double>
    ) throws(SceneError) {
        guard
            kind != .none
                || (estimate.isMetric == reference.isMetric
                    && (estimate.isMetric || estimate.isInverse == reference.isInverse))
        else {
            let relative = estimate.isMetric ? reference.name : estimate.name
            throw SceneError(
                relative, "holds relative depth, which has no unit to compare", mend: "add --align scale-shift",
                exitStatus: .usage)
        }
        let pixels = ComparedPixels(estimate: estimate, reference: reference, range: range)
        let facts = pixels.fit()
        guard facts.count > 0 else {
            throw SceneError(
                estimate.name, "has no depth where \(reference.name) has",
                mend: "check that both show the same, and --min-depth and --max-depth")
        }
        let alignment =
            switch kind {
            case .none: DepthAlignment(kind: kind)
            case .scale: DepthAlignment(kind: kind, scale: 1 / pixels.medianRatio(), least: 0)
            case .scaleShift:
                DepthAlignment(kind: kind, scale: facts.scale, shift: facts.shift, least: 0.1 / facts.farthest)
            }
        self.alignment = alignment
        let (scores, errors) = pixels.score(alignment)
        self.errors = errors
        guard scores.pixels > 0 else {
            throw SceneError(
                estimate.name, "says no distance where \(reference.name) has one: its inverse depth is 0 or less",
                mend: "check --estimate-is, or add --align scale-shift")
        }
        self.scores = pixels.ordered(scores)
        var notices: [String] = []
        if kind == .scaleShift, alignment.scale == 0 {
            notices.append(
                "\(estimate.name) is the same everywhere that counts: the fit makes the reference's mean of it, and the scores are those of a constant"
            )
        }
        if kind == .scaleShift, alignment.scale < 0 {
            notices.append("the fit turns \(estimate.name) round: near and far look swapped")
        }
        if !reference.isMetric {
            notices.append(
                "\(reference.name) holds relative depth: all scores but the order depend on its own scale and shift")
        }
        self.notices = notices
    }
}

/// The pixels that an estimate and a reference share.
private struct ComparedPixels {
    let estimate: ComparedDepth
    let reference: ComparedDepth
    let range: ClosedRange<Double>

    var width: Int { reference.width }
    var height: Int { reference.height }

    /// Inverse depth of the estimate and distance of the reference; nil where one is missing.
    @inline(__always)
    func pair(_ estimated: Float, _ referred: Float) -> (x: Double, z: Double)? {
        let x = estimate.inverse(estimated)
        let z = reference.distance(referred)
        // False for NaN. Numbers at the ends of what a Float holds would make sums infinite.
        guard abs(x) < 1e18, z >= range.lowerBound, z <= range.upperBound, z > 1e-18, z < 1e18 else { return nil }
        return (x, z)
    }

    private func sums<Sum: Sendable>(_ start: Sum, _ add: @Sendable (inout Sum, Double, Double) -> Void) -> [Sum] {
        mapConcurrentBands(of: height) { rows in
            var sum = start
            estimate.values.pixels.withUnsafeBufferPointer { estimated in
                reference.values.pixels.withUnsafeBufferPointer { referred in
                    for index in rows.lowerBound * width..<rows.upperBound * width {
                        if let (x, z) = pair(estimated[index], referred[index]) { add(&sum, x, z) }
                    }
                }
            }
            return sum
        }
    }

    /// Least squares of 1 / z over x. Constant estimates have no scale.
    func fit() -> (count: Int, scale: Double, shift: Double, farthest: Double) {
        struct First: Sendable { var count = 0, x = 0.0, y = 0.0, farthest = 0.0 }
        let first = sums(First()) { sum, x, z in
            sum.count += 1
            sum.x += x
            sum.y += 1 / z
            sum.farthest = max(sum.farthest, z)
        }
        let count = first.reduce(0) { $0 + $1.count }
        guard count > 0 else { return (0, 0, 0, 0) }
        let meanX = first.reduce(0) { $0 + $1.x } / Double(count)
        let meanY = first.reduce(0) { $0 + $1.y } / Double(count)
        struct Second: Sendable { var xx = 0.0, xy = 0.0 }
        let second = sums(Second()) { sum, x, z in
            sum.xx += (x - meanX) * (x - meanX)
            sum.xy += (x - meanX) * (1 / z - meanY)
        }
        let variance = second.reduce(0) { $0 + $1.xx }
        let scale = variance > 0 ? second.reduce(0) { $0 + $1.xy } / variance : 0
        return (count, scale, meanY - scale * meanX, first.map(\.farthest).max() ?? 0)
    }

    /// The median of reference over estimated distance; 1 when the estimate has none.
    func medianRatio() -> Double {
        let ratios = Plane<Float>(width: width, height: height) { output in
            estimate.values.pixels.withUnsafeBufferPointer { estimated in
                reference.values.pixels.withUnsafeBufferPointer { referred in
                    concurrentBands(of: height) { rows in
                        for index in rows.lowerBound * width..<rows.upperBound * width {
                            let pair = pair(estimated[index], referred[index])
                            let ratio = pair.map { Float($0.x * $0.z) } ?? .nan
                            output.initializeElement(at: index, to: ratio > 0 && ratio < .infinity ? ratio : .nan)
                        }
                    }
                }
            }
        }
        return Double(ratios.percentileRange(low: 0.5, high: 1)?.lowerBound ?? 1)
    }

    /// The scores without the order, and each pixel's relative error.
    func score(_ alignment: DepthAlignment) -> (DepthScores, Plane<Float>) {
        nonisolated(unsafe) var bands: [ScoreSums] = []
        let errors = Plane<Float>(width: width, height: height) { output in
            nonisolated(unsafe) let output = output
            bands = estimate.values.pixels.withUnsafeBufferPointer { estimated in
                reference.values.pixels.withUnsafeBufferPointer { referred in
                    nonisolated(unsafe) let (estimated, referred) = (estimated, referred)
                    return mapConcurrentBands(of: height) { rows in
                        var sums = ScoreSums()
                        for index in rows.lowerBound * width..<rows.upperBound * width {
                            var error = Float.nan
                            if let (x, z) = pair(estimated[index], referred[index]) {
                                let distance = alignment.distance(x)
                                // Without a shift, inverse depth of 0 or less says no distance.
                                if distance > 0, distance < .infinity {
                                    sums.add(estimate: distance, reference: z)
                                    error = Float(abs(distance - z) / z)
                                }
                            }
                            output.initializeElement(at: index, to: error)
                        }
                        return sums
                    }
                }
            }
        }
        return (bands.reduce(ScoreSums(), +).scores, errors)
    }

    /// Adds the order of pairs drawn by SplitMix64 with seed 0: index of the first pixel, then of the second, by the
    /// remainder of the number of pixels.
    func ordered(_ scores: DepthScores) -> DepthScores {
        var scores = scores
        var random = SplitMix64(seed: 0)
        var right = 0.0
        let count = width * height
        for _ in 0..<DepthScores.ordinalDraws {
            let (first, second) = (random.index(below: count), random.index(below: count))
            guard let a = pair(estimate.values.pixels[first], reference.values.pixels[first]),
                let b = pair(estimate.values.pixels[second], reference.values.pixels[second]),
                max(a.z / b.z, b.z / a.z) > DepthScores.ordinalRatio
            else { continue }
            scores.ordinalPairs += 1
            // Larger inverse depth is nearer.
            right += a.x == b.x ? 0.5 : (a.x > b.x) == (a.z < b.z) ? 1 : 0
        }
        if scores.ordinalPairs > 0 { scores.ordinal = right / Double(scores.ordinalPairs) }
        return scores
    }
}
