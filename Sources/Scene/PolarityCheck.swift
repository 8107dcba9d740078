import Raster

/// Whether a depth map looks as if near and far had been taken for one another.
///
/// In most photos the ground, the table or the body of a person comes nearer towards the bottom. A map in which the
/// rows recede towards the bottom, clearly and over its whole height, has probably been read with the wrong polarity.
public enum PolarityCheck {
    /// The least rank correlation between row and nearness at which a map is believed.
    ///
    /// Of 13 indoor photos with measured depth none lies below -0.1 when read rightly, and 10 lie below -0.5 when inverted.
    public static let leastCorrelation = -0.5

    /// What to say about a doubtful map, after its name; nil when nothing speaks against it.
    public static func doubt(about depth: DepthMap) -> String? {
        guard rowCorrelation(of: depth) < leastCorrelation else { return nil }
        let other: DepthMeaning = depth.meaning == .inverse ? .depth : .inverse
        return "looks inverted: read as \(depth.meaning.rawValue) its lower part is the farther one; "
            + "if near and far are swapped, state --depth-is \(other.rawValue)"
    }

    /// Spearman's rank correlation between row number and the row's median nearness, -1...1; 0 when it is undefined.
    public static func rowCorrelation(of depth: DepthMap) -> Double {
        let sign: Float = depth.meaning == .inverse ? 1 : -1
        var medians: [Float] = []
        // 64 rows tell as much as all of them.
        let step = max(1, depth.height / 64)
        for y in stride(from: step / 2, to: depth.height, by: step) {
            let row = depth.values.pixels[y * depth.width..<(y + 1) * depth.width].filter { !$0.isNaN }.sorted()
            guard row.count * 4 >= depth.width else { continue }
            medians.append(sign * row[row.count / 2])
        }
        guard medians.count >= 8 else { return 0 }
        let ranks = averageRanks(of: medians)
        let mean = Double(medians.count - 1) / 2
        var (covariance, variance, rowVariance) = (0.0, 0.0, 0.0)
        for (row, rank) in ranks.enumerated() {
            covariance += (Double(row) - mean) * (rank - mean)
            variance += (rank - mean) * (rank - mean)
            rowVariance += (Double(row) - mean) * (Double(row) - mean)
        }
        guard variance > 0 else { return 0 }
        return covariance / (variance * rowVariance).squareRoot()
    }

    /// The rank of each number from 0, equal numbers sharing the mean of theirs.
    private static func averageRanks(of numbers: [Float]) -> [Double] {
        let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
        var ranks = [Double](repeating: 0, count: numbers.count)
        var start = 0
        while start < order.count {
            var end = start
            while end + 1 < order.count, numbers[order[end + 1]] == numbers[order[start]] { end += 1 }
            for position in start...end { ranks[order[position]] = Double(start + end) / 2 }
            start = end + 1
        }
        return ranks
    }
}
