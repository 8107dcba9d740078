/// Leaves out points of a line without letting it touch another.
///
/// From a point that stays, every further edge that the line crosses narrows the wedge of directions in which the line may
/// go straight on: through that edge, within the room between the crossings on both sides of this one, and no farther
/// than the tolerance from this crossing. The farthest crossing inside the wedge is the next point that stays.
///
/// So a simplified line crosses the same edges, in the same order along the line and along each edge, as the traced one.
/// Within a cell, which is convex, two straight lines cross only if their ends alternate around it. They did not before,
/// so they do not after: lines of all levels stay apart, and every sample stays on its side of every line, whatever the
/// tolerance. All in whole numbers, so that rounding cannot spoil it.
struct LineSimplifier {
    /// In thousandths of a pixel; 0 keeps every point.
    let tolerance: Int

    /// A straight part spans at most this many crossings: bounds the time spent looking ahead.
    private static let maximumSpan = 2048

    private struct Vector {
        var x: Int
        var y: Int

        /// Above 0 when `other` lies to the left of this direction as seen in the picture (y down).
        @inline(__always)
        func left(_ other: Vector) -> Int { other.x &* y &- other.y &* x }
    }

    /// - Parameters:
    ///   - chain: numbers of crossings; of a ring, the first again at the end.
    ///   - points: gets the points that stay, first and last among them.
    func simplify(
        _ chain: [Int32], of crossings: UnsafeMutablePointer<Crossing>, into points: inout [IsolinePoint]
    ) {
        guard tolerance > 0, chain.count > 2 else {
            for crossing in chain { points.append(crossings[Int(crossing)].point) }
            return
        }
        chain.withUnsafeBufferPointer { chain in
            var anchor = 0
            points.append(crossings[Int(chain[0])].point)
            while anchor < chain.count - 1 {
                anchor = farthest(from: anchor, chain, crossings)
                points.append(crossings[Int(chain[anchor])].point)
            }
        }
    }

    /// The farthest crossing that can be reached in a straight line.
    @inline(__always)
    private func farthest(
        from anchor: Int, _ chain: UnsafeBufferPointer<Int32>, _ crossings: UnsafeMutablePointer<Crossing>
    ) -> Int {
        let origin = crossings[Int(chain[anchor])].point
        var reached = anchor + 1
        var leftmost = Vector(x: 0, y: 0)
        var rightmost = Vector(x: 0, y: 0)
        var step = anchor + 1
        let end = min(chain.count - 1, anchor + LineSimplifier.maximumSpan)
        while step <= end {
            let crossing = crossings[Int(chain[step])]
            let to = Vector(x: Int(crossing.point.x &- origin.x), y: Int(crossing.point.y &- origin.y))
            let runsAcross = abs(to.x) > abs(to.y)
            // Whether the edge lies across the line's direction, so that its gate bounds the distance as well.
            let isAcrossLine = runsAcross == crossing.marks.contains(.isVertical)
            let (left, right) = gate(at: to, of: crossing, limit: isAcrossLine ? tolerance : .max)
            if step == anchor + 1 {
                (leftmost, rightmost) = (left, right)
            } else {
                if to.left(leftmost) >= 0, to.left(rightmost) <= 0 { reached = step }
                guard LineSimplifier.narrow(&leftmost, &rightmost, left, right) else { break }
            }
            if !isAcrossLine {
                let left =
                    runsAcross
                    ? Vector(x: to.x, y: to.y &+ (to.x > 0 ? -tolerance : tolerance))
                    : Vector(x: to.x &+ (to.y > 0 ? tolerance : -tolerance), y: to.y)
                let right = Vector(x: 2 &* to.x &- left.x, y: 2 &* to.y &- left.y)
                guard LineSimplifier.narrow(&leftmost, &rightmost, left, right) else { break }
            }
            step &+= 1
        }
        return reached
    }

    /// The ends of the part of its edge through which the line may pass, to the left and to the right of its direction.
    @inline(__always)
    private func gate(at position: Vector, of crossing: Crossing, limit: Int) -> (left: Vector, right: Vector) {
        var low = position
        var high = position
        if crossing.marks.contains(.isVertical) {
            low.y &-= min(Int(crossing.roomLow), limit)
            high.y &+= min(Int(crossing.roomHigh), limit)
        } else {
            low.x &-= min(Int(crossing.roomLow), limit)
            high.x &+= min(Int(crossing.roomHigh), limit)
        }
        // Larger values lie on the left.
        return crossing.marks.contains(.risesAlongEdge) ? (high, low) : (low, high)
    }

    /// Narrows the wedge to directions that have `left` on their left and `right` on their right.
    /// - Returns: false when none is left.
    @inline(__always)
    private static func narrow(_ leftmost: inout Vector, _ rightmost: inout Vector, _ left: Vector, _ right: Vector)
        -> Bool
    {
        if leftmost.left(left) < 0 {
            guard rightmost.left(left) >= 0 else { return false }
            leftmost = left
        }
        if rightmost.left(right) > 0 {
            guard leftmost.left(right) <= 0 else { return false }
            rightmost = right
        }
        return true
    }
}
