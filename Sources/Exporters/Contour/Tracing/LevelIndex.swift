/// Counts for each sample how many levels it reaches.
///
/// With that count a byte says of a cell which levels cross it, and cells that none crosses are skipped eight at a time.
struct LevelIndex {
    /// In place of a count for a sample without a value.
    static let hole: UInt8 = 255
    static let maximumLevels = 250

    private let levels: [Float]
    /// For each of `binCount` equal parts of the range between the first and the last level, how many levels lie in
    /// parts before it.
    private let before: [UInt8]
    private let low: Float
    private let scale: Float
    private static let binCount = 1024

    /// - Parameter levels: 1 to ``maximumLevels`` finite numbers, each greater than the one before.
    init(levels: [Float]) {
        self.levels = levels
        let low = levels.first ?? 0
        let span = (levels.last ?? 0) - low
        // Bounded on both sides so that no product of it with a difference of finite numbers is NaN.
        let scale = min(max(Float(LevelIndex.binCount - 1) / span, .leastNormalMagnitude), .greatestFiniteMagnitude)
        self.low = low
        self.scale = scale
        var counts = [Int](repeating: 0, count: LevelIndex.binCount)
        for level in levels { counts[LevelIndex.bin(of: level, low: low, scale: scale)] += 1 }
        var sum = 0
        before = counts.map { count in
            defer { sum += count }
            return UInt8(sum)
        }
    }

    /// Grows with the value, so that a level in an earlier part is a lower level.
    @inline(__always)
    private static func bin(of value: Float, low: Float, scale: Float) -> Int {
        Int(min(max((value - low) * scale, 0), Float(binCount - 1)))
    }

    /// - Parameters:
    ///   - samples: a row of the field.
    ///   - counts: for each sample the number of levels that are not above it, or ``hole``.
    @inline(__always)
    func count(_ samples: UnsafeBufferPointer<Float>, into counts: UnsafeMutablePointer<UInt8>) {
        levels.withUnsafeBufferPointer { levels in
            before.withUnsafeBufferPointer { before in
                for x in 0..<samples.count {
                    let value = samples[x]
                    // False for NaN and infinity.
                    guard value.magnitude < .infinity else {
                        counts[x] = LevelIndex.hole
                        continue
                    }
                    var reached = Int(before[LevelIndex.bin(of: value, low: low, scale: scale)])
                    while reached < levels.count && levels[reached] <= value { reached &+= 1 }
                    counts[x] = UInt8(truncatingIfNeeded: reached)
                }
            }
        }
    }
}
