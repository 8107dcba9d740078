/// A line with the way from its start to each of its points.
struct MeasuredLine {
    private let points: [IsolinePoint]
    private let ways: [Double]

    init(_ line: Isoline) {
        points = line.points
        var ways = [0.0]
        ways.reserveCapacity(points.count)
        for (point, next) in zip(points, points.dropFirst()) {
            let (dx, dy) = (next.pixelX - point.pixelX, next.pixelY - point.pixelY)
            ways.append((ways.last ?? 0) + (dx * dx + dy * dy).squareRoot())
        }
        self.ways = ways
    }

    /// In pixels.
    var length: Double { ways.last ?? 0 }

    /// The point after a way, in pixels; the line's ends for ways before and after it.
    func point(at way: Double) -> (x: Double, y: Double) {
        var low = 0
        var high = points.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if ways[middle] <= way { low = middle } else { high = middle }
        }
        let span = ways[high] - ways[low]
        let share = span > 0 ? min(max((way - ways[low]) / span, 0), 1) : 0
        return (
            points[low].pixelX + (points[high].pixelX - points[low].pixelX) * share,
            points[low].pixelY + (points[high].pixelY - points[low].pixelY) * share
        )
    }
}
