extension BandTracer {
    /// What is known of the cell to the left: where the crossings of their common side start.
    struct LeftNeighbour {
        var column = -2
        /// First crossing of the cell's right side less its first level.
        var offset: Int32 = 0
    }

    /// Makes the crossings on the sides of a cell that no other cell has made, and links those of each level.
    @inline(__always)
    mutating func link(_ x: Int, _ y: Int, isFirst: Bool, isLast: Bool, after left: inout LeftNeighbour) {
        let (a, b, c, d) = (upper[x], upper[x + 1], lower[x + 1], lower[x])
        let highest = max(max(a, b), max(c, d))
        guard highest != LevelIndex.hole else { return }
        let lowest = min(min(a, b), min(c, d))
        let first = y * width + x
        let (va, vb, vc, vd) = (field[first], field[first + 1], field[first + width + 1], field[first + width])
        let unit = IsolinePoint.unitsPerPixel
        let corner = IsolinePoint(
            x: Int32(truncatingIfNeeded: x) &* unit &+ unit / 2, y: Int32(truncatingIfNeeded: y) &* unit &+ unit / 2)

        var sides: (top: Int32, right: Int32, bottom: Int32, left: Int32) = (0, 0, 0, 0)
        if a != b {
            if across[x].row == Int32(truncatingIfNeeded: y &- 1) {
                sides.top = across[x].offset
            } else {
                sides.top = cross((va, a), (vb, b), from: corner, marks: [])
                if isFirst { BandTracer.note(sides.top, a, b, in: &topCrossings) }
            }
        }
        if b != c {
            let right = IsolinePoint(x: corner.x &+ unit, y: corner.y)
            sides.right = cross((vb, b), (vc, c), from: right, marks: .isVertical)
        }
        if d != c {
            sides.bottom = cross((vd, d), (vc, c), from: IsolinePoint(x: corner.x, y: corner.y &+ unit), marks: [])
            if isLast { BandTracer.note(sides.bottom, d, c, in: &bottomCrossings) }
        }
        if a != d {
            sides.left =
                left.column == x &- 1 ? left.offset : cross((va, a), (vd, d), from: corner, marks: .isVertical)
        }
        left = LeftNeighbour(column: x, offset: sides.right)
        across[x] = (sides.bottom, Int32(truncatingIfNeeded: y))

        for level in lowest..<highest {
            let corners = (a > level ? 1 : 0) | (b > level ? 2 : 0) | (c > level ? 4 : 0) | (d > level ? 8 : 0)
            if corners == 5 || corners == 10 {
                let isJoined = CellCases.saddleValue(va, vb, vc, vd) >= Double(levels[Int(level)])
                let lines = CellCases.ambiguous(corners, isJoined: isJoined)
                connect(lines.first.0, lines.first.1, sides, level)
                connect(lines.second.0, lines.second.1, sides, level)
            } else {
                let line = CellCases.line(corners)
                connect(line.entry, line.exit, sides, level)
            }
        }
    }

    @inline(__always)
    private func connect(
        _ entry: Int, _ exit: Int, _ sides: (top: Int32, right: Int32, bottom: Int32, left: Int32), _ level: UInt8
    ) {
        @inline(__always)
        func crossing(_ side: Int) -> Int {
            let offset =
                switch side {
                case CellSide.top: sides.top
                case CellSide.right: sides.right
                case CellSide.bottom: sides.bottom
                default: sides.left
                }
            return Int(offset &+ Int32(level))
        }
        let to = crossing(exit)
        store.crossings[crossing(entry)].next = Int32(truncatingIfNeeded: to)
        store.crossings[to].marks.insert(.hasPrevious)
    }

    /// Makes the crossings of an edge, one for each level between its samples.
    /// - Parameters:
    ///   - low: value and level count of the left or upper sample, which lies at `origin`.
    ///   - high: those of the right or lower one.
    /// - Returns: the number of the first crossing less the first level, so that adding a level gives its crossing.
    @inline(__always)
    private mutating func cross(
        _ low: (value: Float, reached: UInt8), _ high: (value: Float, reached: UInt8), from origin: IsolinePoint,
        marks: Crossing.Marks
    ) -> Int32 {
        let rises = high.reached > low.reached
        let firstLevel = min(low.reached, high.reached)
        let count = Int(max(low.reached, high.reached) - firstLevel)
        let first = store.append(count)
        let marks = rises ? marks.union(.risesAlongEdge) : marks
        // In double precision: a difference of two floats neither overflows nor vanishes.
        let start = Double(low.value)
        let scale = Double(IsolinePoint.unitsPerPixel) / (Double(high.value) - start)
        for step in 0..<count {
            let level = Int(firstLevel) &+ step
            // 0...1000, because the level lies between the two values.
            let exact = (Double(levels[level]) - start) * scale
            let position = min(max(Int32(exact + 0.5), 1), IsolinePoint.unitsPerPixel - 1)
            var point = origin
            if marks.contains(.isVertical) { point.y &+= position } else { point.x &+= position }
            (store.crossings + (first &+ step)).initialize(
                to: Crossing(
                    point: point, next: -1, roomLow: UInt16(truncatingIfNeeded: position &- 1),
                    roomHigh: UInt16(truncatingIfNeeded: IsolinePoint.unitsPerPixel &- 1 &- position),
                    level: UInt8(truncatingIfNeeded: level), marks: marks))
        }
        if count > 1 { separate(first..<first + count, rises: rises, isVertical: marks.contains(.isVertical)) }
        return Int32(truncatingIfNeeded: first) &- Int32(firstLevel)
    }

    /// Keeps the crossings of one edge a thousandth of a pixel apart, in the order of their levels, and shares the room
    /// between them. There is a place for each: fewer than ``LevelIndex/maximumLevels`` on an edge of 999 places.
    @inline(never)
    private func separate(_ range: Range<Int>, rises: Bool, isVertical: Bool) {
        let path: WritableKeyPath<IsolinePoint, Int32> = isVertical ? \.y : \.x
        let crossings = store.crossings
        let count = range.count
        // From the left or upper end of the edge to the other.
        func at(_ step: Int) -> Int { rises ? range.lowerBound + step : range.upperBound - 1 - step }
        func room(_ step: Int) -> (low: Int32, high: Int32) {
            (Int32(crossings[at(step)].roomLow), Int32(crossings[at(step)].roomHigh))
        }
        let origin = crossings[at(0)].point[keyPath: path] - room(0).low - 1
        var places = (0..<count).map { crossings[at($0)].point[keyPath: path] - origin }
        for step in 1..<count { places[step] = max(places[step], places[step - 1] + 1) }
        for step in 0..<count { places[step] = min(places[step], 999 - Int32(count - 1 - step)) }
        for step in 0..<count {
            let low = step == 0 ? places[0] - 1 : (places[step] - places[step - 1] - 1) / 2
            let high = step == count - 1 ? 999 - places[step] : (places[step + 1] - places[step] - 1) / 2
            crossings[at(step)].point[keyPath: path] = origin + places[step]
            crossings[at(step)].roomLow = UInt16(truncatingIfNeeded: low)
            crossings[at(step)].roomHigh = UInt16(truncatingIfNeeded: high)
        }
    }

    /// Remembers the crossings of an edge from left to right.
    private static func note(_ offset: Int32, _ left: UInt8, _ right: UInt8, in list: inout [Int32]) {
        if left < right {
            for level in left..<right { list.append(offset + Int32(level)) }
        } else {
            for level in (right..<left).reversed() { list.append(offset + Int32(level)) }
        }
    }
}
