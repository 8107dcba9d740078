import Raster

/// The nearest thing in each cell of a grid over the picture.
public struct DepthZones: Encodable, Sendable {
    public var columns: Int
    public var rows: Int
    /// Row after row from the top left.
    public var cells: [Cell]

    public struct Cell: Encodable, Sendable, Equatable {
        public var column: Int
        public var row: Int
        /// Pixel columns and rows from x and y up to, not including, x + width and y + height.
        public var x: Int
        public var y: Int
        public var width: Int
        public var height: Int
        /// The distance that only the stated percent of the cell's pixels are nearer than, in the scene's unit; nil where
        /// too few pixels have depth.
        public var nearest: Double?
        /// The middle one of its distances.
        public var median: Double?
        /// Share of its pixels that count, 0...1.
        public var withDepth: Double
        /// Whether ``nearest`` is nearer than the threshold; nil without a threshold.
        public var isWarning: Bool?
    }

    /// Share of a cell's pixels that must have depth for the cell to say anything.
    public static let leastWithDepth = 0.02

    /// - Parameters:
    ///   - columns: 1 to the picture's width, as `rows` its height.
    ///   - percent: 0...50.
    ///   - threshold: a distance in the scene's unit.
    ///   - isIgnored: pixels that do not count, such as the ground; 255 where so.
    public init(
        of distance: Plane<Float>, columns: Int, rows: Int, percent: Double, threshold: Double?,
        ignoring isIgnored: Plane<UInt8>? = nil
    ) {
        self.columns = columns
        self.rows = rows
        cells = (0..<columns * rows).map { index in
            let (column, row) = (index % columns, index / columns)
            let (left, right) = (column * distance.width / columns, (column + 1) * distance.width / columns)
            let (top, bottom) = (row * distance.height / rows, (row + 1) * distance.height / rows)
            let part = DepthZones.part(of: distance, left..<right, top..<bottom, ignoring: isIgnored)
            let counted = mapConcurrentBands(of: part.height) { rows in
                part.pixels[rows.lowerBound * part.width..<rows.upperBound * part.width].count { !$0.isNaN }
            }.reduce(0, +)
            var cell = Cell(
                column: column, row: row, x: left, y: top, width: right - left, height: bottom - top,
                withDepth: Double(counted) / Double(max(1, part.count)))
            if counted > 0, cell.withDepth >= DepthZones.leastWithDepth {
                let found = part.percentiles([percent / 100, 0.5])
                (cell.nearest, cell.median) = (Double(found[0]), Double(found[1]))
            }
            if let threshold { cell.isWarning = cell.nearest.map { $0 < threshold } ?? false }
            return cell
        }
    }

    private static func part(
        of distance: Plane<Float>, _ columns: Range<Int>, _ rows: Range<Int>, ignoring isIgnored: Plane<UInt8>?
    ) -> Plane<Float> {
        Plane(width: columns.count, height: rows.count) { output in
            nonisolated(unsafe) let output = output
            concurrentBands(of: rows.count) { band in
                for y in band {
                    for x in 0..<columns.count {
                        let index = (rows.lowerBound + y) * distance.width + columns.lowerBound + x
                        let counts = isIgnored.map { $0.pixels[index] == 0 } ?? true
                        output.initializeElement(
                            at: y * columns.count + x, to: counts ? distance.pixels[index] : .nan)
                    }
                }
            }
        }
    }
}

extension Scene {
    /// 255 where a pixel lies on the ground or below it.
    /// - Parameter clearance: what rises no higher above it belongs to it, as a share of the camera's height.
    public func groundMask(_ ground: DetectedPlane, clearance: Double) -> Plane<UInt8> {
        let rays = Unprojection(camera: camera, axes: .openCV)
        let normal = SIMD3<Float>(ground.equation.normal)
        let (height, limit) = (Float(ground.distance), Float(ground.distance * clearance))
        return Plane(width: width, height: self.height) { output in
            nonisolated(unsafe) let output = output
            distance.pixels.withUnsafeBufferPointer { values in
                concurrentBands(of: self.height) { rows in
                    for y in rows {
                        for x in 0..<width {
                            let index = y * width + x
                            let point = rays.cameraPoint(x: x, y: y, distance: values[index])
                            // False for NaN.
                            output.initializeElement(
                                at: index, to: (point * normal).sum() + height < limit ? 255 : 0)
                        }
                    }
                }
            }
        }
    }
}
