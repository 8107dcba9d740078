import Raster

/// The thresholds that part a scene's inverse depth into layers.
///
/// The variance between the layers, as a share of the whole (several thresholds at once: P. Liao, T. Chen and P. Chung, "A fast
/// algorithm for multilevel thresholding", Journal of Information Science and Engineering 17(5), 2001), and the share of
/// each outline that lies on depth edges and photo edges (``OutlineScores``) are weighed together. The best set is found by dynamic
/// programming over 256 levels.
enum LayerThresholds {
    /// What outlines wholly on edges are worth, in shares of the variance.
    private static let edgeWorth = 0.25

    /// - Returns: inverse depths, from the nearest down; fewer than `count` where there are too few different depths.
    static func find(count: Int, inverseDepth: Plane<Float>, photo: Plane<RGB8>?) -> [Float] {
        guard count > 0, let grid = ForegroundGrid(inverseDepth: inverseDepth, photo: photo) else { return [] }
        let none = Plane<UInt8>(width: grid.width, height: grid.height, repeating: 0)
        let scores = OutlineScores(of: grid, steps: GridSteps(of: grid.levels), receding: none)
        return cuts(of: grid.levels.histogram(over: 0...1, bins: OutlineScores.bins), count: count) { cut in
            edgeWorth * scores.support[cut] / Double(count)
        }.map { grid.inverseDepth(Float($0) / Float(OutlineScores.bins)) }
    }

    /// The left edges of the bins at which to cut a histogram, the last first.
    static func cuts(of histogram: [Int], count: Int, worth: (Int) -> Double) -> [Int] {
        let bins = histogram.count
        var (sums, moments) = ([0.0], [0.0])
        for (bin, cells) in histogram.enumerated() {
            sums.append(sums[bin] + Double(cells))
            moments.append(moments[bin] + Double(bin) * Double(cells))
        }
        let (total, mean) = (sums[bins], moments[bins] / max(1, sums[bins]))
        let variance = histogram.enumerated().reduce(0.0) { sum, bin in
            sum + (Double(bin.offset) - mean) * (Double(bin.offset) - mean) * Double(bin.element)
        }
        guard total > 0, variance > 0 else { return [] }
        /// The share of the variance that lies between a class of bins and the mean; nil for an empty class.
        func between(_ low: Int, _ high: Int) -> Double? {
            let cells = sums[high] - sums[low]
            guard cells > 0 else { return nil }
            let deviation = (moments[high] - moments[low]) / cells - mean
            return cells * deviation * deviation / variance
        }
        // best[k][bin]: with k cuts among the bins before `bin`, the last class ending there.
        var best = [(0...bins).map { $0 > 0 ? between(0, $0) : nil }]
        var origins: [[Int]] = []
        for cut in 1...count {
            var row = [Double?](repeating: nil, count: bins + 1)
            var origin = [Int](repeating: 0, count: bins + 1)
            for high in 1...bins {
                for low in 1..<high {
                    guard let before = best[cut - 1][low], let share = between(low, high) else { continue }
                    let value = before + share + worth(low)
                    // In an empty stretch the middle is as good as either end: see below.
                    if value > row[high] ?? -1 { (row[high], origin[high]) = (value, low) }
                }
            }
            guard row[bins] != nil else { break }
            best.append(row)
            origins.append(origin)
        }
        var found: [Int] = []
        var high = bins
        for origin in origins.reversed() {
            let low = origin[high]
            // Empty bins from the cut on belong to neither side.
            var end = low
            while end + 1 < high, histogram[end] == 0 { end += 1 }
            found.append((low + end + 1) / 2)
            high = low
        }
        return found
    }
}
