import Raster

extension BandTracer {
    /// Follows the links of a band from one end of each piece to the other, and simplifies it.
    mutating func collect() -> BandPieces {
        var result = BandPieces()
        var chain: [Int32] = []
        for start in 0..<store.count where !store.crossings[start].marks.contains(.hasPrevious) {
            let last = follow(from: start, into: &chain)
            let piece = Int32(truncatingIfNeeded: result.pieces.count)
            add(chain, isClosed: false, to: &result)
            // Links are not needed any more: the ends keep the number of their piece instead.
            store.crossings[start].next = piece
            store.crossings[last].next = piece
        }
        for start in 0..<store.count where !store.crossings[start].marks.contains(.isTraced) {
            follow(from: start, into: &chain)
            chain.append(Int32(truncatingIfNeeded: start))
            add(chain, isClosed: true, to: &result)
        }
        for crossing in topCrossings { result.topEnds.append(end(crossing)) }
        for crossing in bottomCrossings { result.bottomEnds.append(end(crossing)) }
        return result
    }

    @discardableResult
    private mutating func follow(from start: Int, into chain: inout [Int32]) -> Int {
        chain.removeAll(keepingCapacity: true)
        var last = start
        var crossing = start
        while crossing >= 0, !store.crossings[crossing].marks.contains(.isTraced) {
            store.crossings[crossing].marks.insert(.isTraced)
            chain.append(Int32(truncatingIfNeeded: crossing))
            last = crossing
            crossing = Int(store.crossings[crossing].next)
        }
        return last
    }

    private mutating func add(_ chain: [Int32], isClosed: Bool, to result: inout BandPieces) {
        let first = result.points.count
        simplifier.simplify(chain, of: store.crossings, into: &result.points)
        if isClosed, minimumLength > 0 {
            let length = result.points.withUnsafeBufferPointer {
                Isoline.length(of: UnsafeBufferPointer(rebasing: $0[first...]))
            }
            guard length >= minimumLength else {
                result.points.removeLast(result.points.count - first)
                return
            }
        }
        let level = store.crossings[Int(chain[0])].level
        result.pieces.append(IsolinePiece(points: first..<result.points.count, level: level, isClosed: isClosed))
    }

    private func end(_ crossing: Int32) -> BandPieces.End {
        let crossing = store.crossings[Int(crossing)]
        return BandPieces.End(
            x: crossing.point.x, piece: crossing.next, isStart: !crossing.marks.contains(.hasPrevious))
    }
}
