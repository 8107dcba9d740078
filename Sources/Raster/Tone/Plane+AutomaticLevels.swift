extension Plane where Pixel == RGB8 {
    /// The picture with its darkest and brightest parts at black and white: all channels stretched alike, so that hues stay,
    /// half a percent of the pixels at either end left out.
    public func withAutomaticLevels() -> Plane<RGB8> {
        let histogram = lumaHistogram(columns: 0..<width, rows: 0..<height)
        let total = histogram.reduce(0, +)
        guard total > 0 else { return self }
        func level(below share: Double) -> Int {
            var sum = 0
            return histogram.firstIndex {
                sum += $0
                return Double(sum) > share * Double(total)
            } ?? 255
        }
        let (black, white) = (level(below: 0.005), level(below: 0.995))
        guard white > black else { return self }
        let table = (0...255).map {
            UInt8(Swift.min(255, Swift.max(0, (($0 - black) * 255 + (white - black) / 2) / (white - black))))
        }
        return map { RGB8(red: table[Int($0.red)], green: table[Int($0.green)], blue: table[Int($0.blue)]) }
    }

    /// How many pixels of a part of the picture have each brightness.
    func lumaHistogram(columns: Range<Int>, rows: Range<Int>) -> [Int] {
        mapConcurrentBands(of: rows.count) { band in
            var counts = [Int](repeating: 0, count: 256)
            for y in band {
                let row = (rows.lowerBound + y) * width
                for x in columns { counts[pixels[row + x].luma] += 1 }
            }
            return counts
        }.reduce(into: [Int](repeating: 0, count: 256)) { sum, counts in
            for level in 0..<256 { sum[level] += counts[level] }
        }
    }
}

extension RGB8 {
    /// Brightness as ITU-R BT.601 has it, 0...255.
    @inline(__always)
    var luma: Int { (299 * Int(red) + 587 * Int(green) + 114 * Int(blue) + 500) / 1000 }
}
