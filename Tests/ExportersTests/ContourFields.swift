import Foundation
import Raster

@testable import Exporters

/// Fields with known isolines, and rough ones.
enum ContourFields {
    static func plane(_ width: Int, _ height: Int, _ value: (Double, Double) -> Double) -> Plane<Float> {
        var plane = Plane<Float>(width: width, height: height, repeating: 0)
        for y in 0..<height {
            for x in 0..<width { plane[x, y] = Float(value(Double(x) + 0.5, Double(y) + 0.5)) }
        }
        return plane
    }

    /// Waves of random direction and phase: smooth, with hills, pits and saddles.
    static func waves(_ width: Int, _ height: Int, seed: UInt64, length: Double) -> Plane<Float> {
        var random = SplitMix(state: seed)
        let waves = (0..<7).map { _ in
            let angle = random.unit() * 2 * .pi
            let frequency = 2 * .pi / length * (0.5 + random.unit())
            return (cos(angle) * frequency, sin(angle) * frequency, random.unit() * 2 * .pi)
        }
        return plane(width, height) { x, y in waves.reduce(0) { $0 + sin($1.0 * x + $1.1 * y + $1.2) } }
    }

    /// Whole numbers at random: plateaus, and samples that equal levels, everywhere.
    static func steps(_ width: Int, _ height: Int, seed: UInt64, count: Int) -> Plane<Float> {
        var random = SplitMix(state: seed)
        return plane(width, height) { _, _ in Double(Int(random.unit() * Double(count))) }
    }
}

/// Numbers that are random enough, and the same in every run (Steele, Lea and Flood's SplitMix64).
struct SplitMix {
    var state: UInt64

    mutating func unit() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return Double((z ^ z >> 31) >> 11) / Double(1 << 53)
    }
}

/// What must hold of isolines whatever the field.
enum IsolineCheck {
    /// Says what is wrong: lines that touch or cross one another or themselves, segments of no length, and ends that are
    /// neither at the outermost samples nor beside a hole.
    static func faults(of lines: [Isoline], in field: Plane<Float>) -> [String] {
        touches(lines) + looseEnds(lines, field)
    }

    private struct Segment {
        var line: Int
        var number: Int
        var a: IsolinePoint
        var b: IsolinePoint
    }

    private static func touches(_ lines: [Isoline]) -> [String] {
        var cells: [Int: [Segment]] = [:]
        var faults: [String] = []
        for (number, line) in lines.enumerated() {
            for (index, (a, b)) in zip(line.points, line.points.dropFirst()).enumerated() {
                if a == b { faults.append("segment \(index) of line \(number) has no length") }
                let segment = Segment(line: number, number: index, a: a, b: b)
                for y in Int(min(a.y, b.y)) / 4000...Int(max(a.y, b.y)) / 4000 {
                    for x in Int(min(a.x, b.x)) / 4000...Int(max(a.x, b.x)) / 4000 {
                        cells[y << 32 | x, default: []].append(segment)
                    }
                }
            }
        }
        for segments in cells.values {
            for (index, first) in segments.enumerated() {
                for second in segments[(index + 1)...] {
                    if first.line == second.line {
                        let distance = abs(first.number - second.number)
                        let line = lines[first.line]
                        let isNeighbour =
                            distance <= 1 || line.isClosed && distance == line.points.count - 2
                        // Neighbours share a point, and must not fold back onto each other.
                        if isNeighbour {
                            if distance > 0, foldsBack(first, second) { faults.append("line \(first.line) folds back") }
                            continue
                        }
                    }
                    if meet(first, second) {
                        faults.append("lines \(first.line) and \(second.line) meet at \(first.a)")
                    }
                }
            }
        }
        return faults
    }

    private static func cross(_ o: IsolinePoint, _ a: IsolinePoint, _ b: IsolinePoint) -> Int {
        (Int(a.x) - Int(o.x)) * (Int(b.y) - Int(o.y)) - (Int(a.y) - Int(o.y)) * (Int(b.x) - Int(o.x))
    }

    private static func meet(_ p: Segment, _ q: Segment) -> Bool {
        func isWithin(_ point: IsolinePoint, _ s: Segment) -> Bool {
            min(s.a.x, s.b.x) <= point.x && point.x <= max(s.a.x, s.b.x)
                && min(s.a.y, s.b.y) <= point.y && point.y <= max(s.a.y, s.b.y)
        }
        let (c1, c2) = (cross(p.a, p.b, q.a).signum(), cross(p.a, p.b, q.b).signum())
        let (c3, c4) = (cross(q.a, q.b, p.a).signum(), cross(q.a, q.b, p.b).signum())
        if c1 != c2 && c3 != c4 { return true }
        return c1 == 0 && isWithin(q.a, p) || c2 == 0 && isWithin(q.b, p) || c3 == 0 && isWithin(p.a, q)
            || c4 == 0 && isWithin(p.b, q)
    }

    private static func foldsBack(_ p: Segment, _ q: Segment) -> Bool {
        let (shared, one, other) = p.b == q.a ? (p.b, p.a, q.b) : (p.a, p.b, q.a)
        let dot =
            (Int(one.x) - Int(shared.x)) * (Int(other.x) - Int(shared.x))
            + (Int(one.y) - Int(shared.y)) * (Int(other.y) - Int(shared.y))
        return cross(shared, one, other) == 0 && dot > 0
    }

    private static func looseEnds(_ lines: [Isoline], _ field: Plane<Float>) -> [String] {
        lines.filter { !$0.isClosed }.flatMap { line in
            [line.points.first, line.points.last].compactMap { $0 }.compactMap { end -> String? in
                let isOutermost =
                    end.x == 500 || end.y == 500 || Int(end.x) == field.width * 1000 - 500
                    || Int(end.y) == field.height * 1000 - 500
                let (x, y) = (Int(end.x - 500) / 1000, Int(end.y - 500) / 1000)
                let isBesideHole = (max(0, y - 1)...min(field.height - 1, y + 2)).contains { row in
                    (max(0, x - 1)...min(field.width - 1, x + 2)).contains { field[$0, row].isNaN }
                }
                return isOutermost || isBesideHole ? nil : "an end at \(end) hangs in the air"
            }
        }
    }

    /// How often the closed lines of a level go round a place, counted against the clock as seen in the picture.
    static func windings(of lines: [Isoline], level: Int, x: Double, y: Double) -> Int {
        var sum = 0
        for line in lines where line.level == level {
            for (a, b) in zip(line.points, line.points.dropFirst()) {
                let (ay, by) = (a.pixelY - y, b.pixelY - y)
                guard (ay <= 0) != (by <= 0) else { continue }
                let side = (b.pixelX - a.pixelX) * -ay - (x - a.pixelX) * (by - ay)
                if ay <= 0, side > 0 { sum -= 1 }
                if ay > 0, side < 0 { sum += 1 }
            }
        }
        return sum
    }
}
