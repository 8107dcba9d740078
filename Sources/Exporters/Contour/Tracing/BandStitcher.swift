/// Joins the pieces of lines where bands meet.
struct BandStitcher {
    private var bands: [BandPieces] = []
    /// Number of the first piece of each band among all.
    private var firstPieces: [Int] = []
    /// For each piece the piece that goes on where it ends, or -1.
    private var following: [Int] = []
    private var hasPreceding: [Bool] = []
    private(set) var pointCount = 0

    /// Adds the band below those added so far.
    mutating func append(_ band: BandPieces) {
        let first = following.count
        following.append(contentsOf: repeatElement(-1, count: band.pieces.count))
        hasPreceding.append(contentsOf: repeatElement(false, count: band.pieces.count))
        if let above = bands.last, let aboveFirst = firstPieces.last {
            join(above.bottomEnds, aboveFirst, band.topEnds, first)
        }
        bands.append(band)
        firstPieces.append(first)
        pointCount += band.points.count
    }

    /// Both lists run from left to right; ends at the same place are the two halves of one crossing. An end without
    /// its half lies beside pixels without a value.
    private mutating func join(
        _ upper: [BandPieces.End], _ upperFirst: Int, _ lower: [BandPieces.End], _ lowerFirst: Int
    ) {
        var (i, j) = (0, 0)
        while i < upper.count, j < lower.count {
            if upper[i].x < lower[j].x {
                i += 1
            } else if upper[i].x > lower[j].x {
                j += 1
            } else {
                let above = upperFirst + Int(upper[i].piece)
                let below = lowerFirst + Int(lower[j].piece)
                let (from, to) = upper[i].isStart ? (below, above) : (above, below)
                following[from] = to
                hasPreceding[to] = true
                i += 1
                j += 1
            }
        }
    }

    /// The joined lines in the order of their levels.
    consuming func lines(minimumLength: Double) -> [Isoline] {
        var lines: [[Isoline]] = []
        var isUsed = [Bool](repeating: false, count: following.count)

        func add(from start: Int) {
            var line = Isoline(level: 0, points: [])
            var piece = start
            while piece >= 0, !isUsed[piece] {
                isUsed[piece] = true
                line.level = append(piece, to: &line.points)
                piece = following[piece]
            }
            guard minimumLength <= 0 || line.length >= minimumLength else { return }
            while lines.count <= line.level { lines.append([]) }
            lines[line.level].append(line)
        }

        for piece in following.indices where !hasPreceding[piece] { add(from: piece) }
        // What is left are rings over several bands.
        for piece in following.indices where !isUsed[piece] { add(from: piece) }
        return Array(lines.joined())
    }

    /// Appends a piece's points, without the first when the line ends there already. Returns its level.
    private func append(_ number: Int, to points: inout [IsolinePoint]) -> Int {
        var low = 0
        var high = firstPieces.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if firstPieces[middle] <= number { low = middle } else { high = middle }
        }
        let piece = bands[low].pieces[number - firstPieces[low]]
        points.append(contentsOf: bands[low].points[points.isEmpty ? piece.points : piece.points.dropFirst()])
        return Int(piece.level)
    }
}
