/// A place on an isoline, in thousandths of a pixel from the photo's top left corner; pixel centres lie at 500.
///
/// Whole numbers, so that what is proven of lines when they are traced (no two touch or cross) still holds in the files:
/// three decimals write them exactly.
public struct IsolinePoint: Hashable, Sendable {
    public var x: Int32
    public var y: Int32

    @inlinable public init(x: Int32, y: Int32) {
        self.x = x
        self.y = y
    }

    /// Thousandths of a pixel in a pixel.
    public static let unitsPerPixel: Int32 = 1000

    /// In pixels.
    var pixelX: Double { Double(x) / Double(IsolinePoint.unitsPerPixel) }
    var pixelY: Double { Double(y) / Double(IsolinePoint.unitsPerPixel) }
}

/// A line along which a field has one value, walked with the larger values on the left as seen in the picture.
public struct Isoline: Sendable, Equatable {
    /// Which of the levels that were asked for, from 0 for the lowest.
    public var level: Int
    /// Two points or more, no two in a row alike; of a closed line the last is the first again.
    public var points: [IsolinePoint]

    public init(level: Int, points: [IsolinePoint]) {
        self.level = level
        self.points = points
    }

    /// Whether the line is a ring. All others end at the picture's outermost pixel centres or beside pixels without depth.
    public var isClosed: Bool { points.count > 3 && points.first == points.last }

    /// In pixels.
    public var length: Double { points.withUnsafeBufferPointer { Isoline.length(of: $0) } }

    static func length(of points: UnsafeBufferPointer<IsolinePoint>) -> Double {
        var sum = 0.0
        for index in 1..<max(1, points.count) {
            let dx = Double(points[index].x - points[index - 1].x)
            let dy = Double(points[index].y - points[index - 1].y)
            sum += (dx * dx + dy * dy).squareRoot()
        }
        return sum / Double(IsolinePoint.unitsPerPixel)
    }
}
