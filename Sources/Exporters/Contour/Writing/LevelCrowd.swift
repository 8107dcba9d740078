import Foundation

/// Which levels run where, coarsely, to tell whether a label would stand in the way of other lines.
struct LevelCrowd {
    private let width: Double
    private let height: Double
    private let cell: Double
    private let columns: Int
    private let rows: Int
    /// A bit for each level; levels 64 apart share one.
    private var levels: [UInt64]

    private static let maximumCells = 4_000_000.0

    /// - Parameter cell: side of a cell in pixels, made larger for huge pictures.
    init(width: Double, height: Double, cell: Double) {
        self.width = width
        self.height = height
        self.cell = max(cell, (width * height / LevelCrowd.maximumCells).squareRoot(), 0.5)
        columns = Int(width / self.cell) + 1
        rows = Int(height / self.cell) + 1
        levels = Array(repeating: 0, count: columns * rows)
    }

    func contains(_ x: Double, _ y: Double) -> Bool { x >= 0 && y >= 0 && x < width && y < height }

    mutating func add(_ line: Isoline) {
        let bit: UInt64 = 1 << UInt64(line.level % 64)
        for (point, next) in zip(line.points, line.points.dropFirst()) {
            let (dx, dy) = (next.pixelX - point.pixelX, next.pixelY - point.pixelY)
            let steps = max(1, Int(max(abs(dx), abs(dy)) / (cell / 2)))
            for step in 0...steps {
                let share = Double(step) / Double(steps)
                levels[index(point.pixelX + dx * share, point.pixelY + dy * share)] |= bit
            }
        }
    }

    /// How many levels other than its own run under a label.
    func otherLevels(under label: PlacedLabel) -> Int {
        var found: UInt64 = 0
        let (c, s) = (cos(label.angle), sin(label.angle))
        let along = max(2, Int(label.width / cell) + 1)
        for across in [-0.5, 0, 0.5] {
            for step in 0...along {
                let u = (Double(step) / Double(along) - 0.5) * label.width
                let v = across * label.height
                found |= levels[index(label.x + u * c - v * s, label.y + u * s + v * c)]
            }
        }
        return (found & ~(1 << UInt64(label.level % 64))).nonzeroBitCount
    }

    private func index(_ x: Double, _ y: Double) -> Int {
        let column = min(max(Int(x / cell), 0), columns - 1)
        let row = min(max(Int(y / cell), 0), rows - 1)
        return row * columns + column
    }
}
