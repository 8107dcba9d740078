import Raster

/// Where the unknown pixels of a trimap, and the two pixels around each of them on every side, lie in compact arrays.
///
/// Rows are kept as spans without gaps, so that for a run of unknown pixels the neighbours up to two away in each of the five rows
/// stand side by side too: pixel x of such a row is number `base + x`. Loops over a run are as plain as over a whole
/// picture, and memory follows the unknown band, not the picture. Pixels beyond the picture's border have places like any other.
struct BandLayout: Sendable {
    /// Neighbouring pixels of a row that are to be worked on.
    struct Run: Sendable {
        var row: Int32
        var start: Int32
        /// The column after the last.
        var end: Int32
        /// What to add to a column for its number in the arrays: for the rows from two above to two below.
        var bases: (Int32, Int32, Int32, Int32, Int32)

        var length: Int { Int(end - start) }
    }

    /// Pixels of a row that lie side by side in the arrays: pixel x is number `base + x`. It may reach past the picture.
    struct Span: Sendable {
        var row: Int32
        var start: Int32
        /// The column after the last.
        var end: Int32
        var base: Int32
    }

    /// The unknown pixels, row after row; the few known pixels between two of them that lie near each other count in.
    let unknown: [Run]
    /// The middles of the 3x3 windows that lie within the picture and hold an unknown pixel; without the outer two bases.
    let windows: [Run]
    /// Places in an array: those of the pixels, and some to spare at both ends and behind each span.
    let capacity: Int
    /// All pixels that have places, row after row.
    let spans: [Span]
    /// Unknown pixels.
    let count: Int
    /// The rows in which unknown pixels were looked for.
    let rows: Range<Int>

    /// Places behind each span, so that four numbers at a time may be read and written from any of its places on.
    static let slack = 4
    /// Runs with at most so many known pixels between them are one: their spans, two pixels longer at each end, are one too, and
    /// there is no other run among the four numbers in which a run ends.
    private static let smallestGap: Int32 = 4
    /// How far a pixel's neighbours reach: two windows of three by three that share a pixel.
    static let reach: Int32 = 2

    /// - Parameter rows: only the unknown pixels in these rows are taken, the others count as known.
    init(of trimap: Trimap, rows: Range<Int>) {
        let (width, height) = (Int32(trimap.width), Int32(trimap.height))
        let scanned = mapConcurrentBands(of: rows.count) { band in
            band.map { BandLayout.intervals(of: trimap.labels, row: rows.lowerBound + $0) }
        }.flatMap { $0 }
        let (first, last) = (Int32(rows.lowerBound), Int32(rows.upperBound) - 1)
        func intervals(_ y: Int32) -> [Interval] { y >= first && y <= last ? scanned[Int(y - first)] : [] }

        // Of each row.
        var next = BandLayout.slack
        var spans: [[Span]] = []
        for y in first - BandLayout.reach...max(first, last) + BandLayout.reach {
            var wide: [Interval] = []
            for other in y - BandLayout.reach...y + BandLayout.reach {
                wide += intervals(other).map { $0.widened(by: BandLayout.reach) }
            }
            spans.append(
                Interval.merged(wide).map { interval in
                    let base = next - Int(interval.start)
                    next += Int(interval.end - interval.start) + BandLayout.slack
                    return Span(row: y, start: interval.start, end: interval.end, base: Int32(base))
                })
        }
        capacity = next + BandLayout.slack
        func base(_ y: Int32, _ x: Int32) -> Int32 {
            let index = Int(y - first + BandLayout.reach)
            guard spans.indices.contains(index) else { return 0 }
            return Span.covering(x, in: spans[index])?.base ?? 0
        }
        var unknown: [Run] = []
        var windows: [Run] = []
        var count = 0
        for y in first - 1...max(first, last) + 1 {
            let found = intervals(y)
            count += found.reduce(0) { $0 + Int($1.end - $1.start) }
            for interval in Interval.merged(found, over: BandLayout.smallestGap) {
                let x = interval.start
                unknown.append(
                    Run(
                        row: y, start: x, end: interval.end,
                        bases: (base(y - 2, x), base(y - 1, x), base(y, x), base(y + 1, x), base(y + 2, x))))
            }
            guard y >= 1, y < height - 1 else { continue }
            let wide = (y - 1...y + 1).flatMap { intervals($0).map { $0.widened(by: 1) } }
            for interval in Interval.merged(wide) {
                let (start, end) = (max(interval.start, 1), min(interval.end, width - 1))
                guard start < end else { continue }
                windows.append(
                    Run(
                        row: y, start: start, end: end,
                        bases: (0, base(y - 1, start), base(y, start), base(y + 1, start), 0)))
            }
        }
        self.spans = spans.flatMap { $0 }
        self.unknown = unknown
        self.windows = windows
        self.count = count
        self.rows = rows
    }

    private static func intervals(of labels: Plane<UInt8>, row: Int) -> [Interval] {
        labels.pixels.withUnsafeBufferPointer { bytes in
            let line = UnsafeBufferPointer(rebasing: bytes[row * labels.width..<(row + 1) * labels.width])
            var found: [Interval] = []
            var x = 0
            while x < line.count {
                guard line[x] == Trimap.unknown else {
                    x += 1
                    continue
                }
                let start = x
                while x < line.count, line[x] == Trimap.unknown { x += 1 }
                found.append(Interval(start: Int32(start), end: Int32(x)))
            }
            return found
        }
    }
}

/// Columns of a row, the end not included.
private struct Interval {
    var start: Int32
    var end: Int32

    func widened(by reach: Int32) -> Interval { Interval(start: start - reach, end: end + reach) }

    /// In rising order, and those with at most `gap` columns between them as one.
    static func merged(_ intervals: [Interval], over gap: Int32 = 0) -> [Interval] {
        guard intervals.count > 1 else { return intervals }
        var result: [Interval] = []
        for interval in intervals.sorted(by: { $0.start < $1.start }) {
            if let last = result.last, interval.start <= last.end + gap {
                result[result.count - 1].end = max(last.end, interval.end)
            } else {
                result.append(interval)
            }
        }
        return result
    }
}

extension BandLayout.Span {
    /// The last span of a row that begins at a column or before it.
    fileprivate static func covering(_ x: Int32, in spans: [Self]) -> Self? {
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].start <= x { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? spans[low - 1] : nil
    }
}
