import Foundation

/// A level's number on its line.
struct PlacedLabel {
    var level: Int
    /// Its middle, in pixels of the photo.
    var x: Double
    var y: Double
    /// Clockwise, between -pi/2 and pi/2, so that the text is upright.
    var angle: Double
    /// In pixels of the photo.
    var width: Double
    var height: Double

    /// The corners of the rectangle that the text takes up, one after another.
    var corners: [(x: Double, y: Double)] {
        let (c, s) = (cos(angle), sin(angle))
        return [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map { sign in
            let (u, v) = (sign.0 * width / 2, sign.1 * height / 2)
            return (x + u * c - v * s, y + u * s + v * c)
        }
    }
}

/// Finds places along the lines where a number can be read: where the line is nearly straight, no other level is close, and no
/// other label stands.
struct LabelPlacement {
    private let contours: Contours
    private let fontSize: Double
    private let suffix: String
    private var crowd: LevelCrowd
    private var placed: [PlacedLabel] = []

    /// Width of a digit in ems, of the wider common sans-serif fonts (DejaVu Sans 0.64, Helvetica 0.56).
    private static let digitWidth = 0.62
    /// The least ratio of chord to line under a label.
    private static let straightness = 0.96
    private static let maximumLabels = 400

    /// - Parameter fontSize: in pixels of the photo.
    static func labels(for contours: Contours, fontSize: Double) -> [PlacedLabel] {
        var placement = LabelPlacement(contours, fontSize)
        placement.placeAll()
        return placement.placed
    }

    private init(_ contours: Contours, _ fontSize: Double) {
        self.contours = contours
        self.fontSize = fontSize
        suffix = contours.labels.suffix
        crowd = LevelCrowd(
            width: Double(contours.scene.width), height: Double(contours.scene.height), cell: fontSize * 0.7)
        for line in contours.lines { crowd.add(line) }
    }

    private mutating func placeAll() {
        let spacing = 0.55 * Double(max(contours.scene.width, contours.scene.height))
        let order = contours.lines.indices.map { ($0, contours.lines[$0].length) }.sorted { $0.1 > $1.1 }
        for (number, length) in order {
            let line = contours.lines[number]
            let text = contours.levels[line.level].label + suffix
            let width = (Double(text.count) * LabelPlacement.digitWidth + 0.7) * fontSize
            guard length > 3 * width, placed.count < LabelPlacement.maximumLabels else { break }
            place(line, path: MeasuredLine(line), width: width, count: max(1, Int(length / spacing)))
        }
    }

    /// Puts up to `count` labels on a line, one on each equal part of it.
    private mutating func place(_ line: Isoline, path: MeasuredLine, width: Double, count: Int) {
        let part = path.length / Double(count)
        for index in 0..<count {
            var best: (label: PlacedLabel, cost: Double)?
            let step = max(width / 3, part / 60)
            for position in stride(
                from: Double(index) * part + width / 2, to: Double(index + 1) * part - width / 2, by: step)
            {
                guard let candidate = candidate(on: line, path, at: position, width: width) else { continue }
                if candidate.cost < best?.cost ?? .infinity { best = candidate }
            }
            if let best { placed.append(best.label) }
        }
    }

    private func candidate(
        on line: Isoline, _ path: MeasuredLine, at position: Double, width: Double
    ) -> (label: PlacedLabel, cost: Double)? {
        let start = path.point(at: position - width / 2)
        let end = path.point(at: position + width / 2)
        let middle = path.point(at: position)
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let straightness = (dx * dx + dy * dy).squareRoot() / width
        guard straightness > LabelPlacement.straightness else { return nil }
        var angle = atan2(dy, dx)
        if abs(angle) > .pi / 2 { angle -= angle > 0 ? .pi : -.pi }
        let label = PlacedLabel(
            level: line.level, x: (start.x + end.x + 2 * middle.x) / 4, y: (start.y + end.y + 2 * middle.y) / 4,
            angle: angle, width: width, height: fontSize * 1.15)
        guard label.corners.allSatisfy({ crowd.contains($0.x, $0.y) }) else { return nil }
        let isFree = placed.allSatisfy { other in
            let distance = ((other.x - label.x) * (other.x - label.x) + (other.y - label.y) * (other.y - label.y))
                .squareRoot()
            // Numbers of one level further apart than those of two.
            return distance > (other.level == label.level ? 3 : 1.1) * width
        }
        guard isFree else { return nil }
        let others = crowd.otherLevels(under: label)
        guard others < 2 else { return nil }
        // Level text is easier to read.
        return (label, Double(others) + 20 * (1 - straightness) + abs(sin(angle)))
    }
}
