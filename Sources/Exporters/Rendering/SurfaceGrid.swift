import Raster
import Scene

/// A scene's points on a regular grid of its pixels, and which neighbours belong to one surface: what is drawn from other
/// viewpoints.
///
/// Every k-th pixel as it is, not a mean of several, so that nothing hangs between two surfaces; colours are means.
struct SurfaceGrid {
    let columns: Int
    let rows: Int
    /// In the photo camera's frame; z is 0 where there is no point.
    let points: [SIMD3<Float>]
    let colors: [SIMD3<Float>]
    /// Whether a point is joined to the one on its right (1), below (2), and whether these two are joined (4).
    let joins: [UInt8]

    static let right: UInt8 = 1
    static let below: UInt8 = 2
    static let across: UInt8 = 4

    /// - Parameters:
    ///   - maximumSide: the most points along the longer side.
    ///   - color: of a pixel, given its place in the grid's own picture.
    init(scene: Scene, edges: EdgeRule, maximumSide: Int, paint: SurfacePaint) {
        let (width, height) = (scene.width, scene.height)
        let scale = min(1, Double(maximumSide) / Double(max(width, height)))
        let columns = max(1, Int((Double(width) * scale).rounded()))
        let rows = max(1, Int((Double(height) * scale).rounded()))
        // The middles of equal parts.
        let xs = (0..<columns).map { min(width - 1, (2 * $0 + 1) * width / (2 * columns)) }
        let ys = (0..<rows).map { min(height - 1, (2 * $0 + 1) * height / (2 * rows)) }
        let mask = PointMask(of: scene.distance, edges: edges).pixels
        let unprojection = Unprojection(camera: scene.camera, axes: .openCV)
        var points = [SIMD3<Float>](repeating: .zero, count: columns * rows)
        var joins = [UInt8](repeating: 0, count: columns * rows)
        scene.distance.pixels.withUnsafeBufferPointer { distances in
            points.withUnsafeMutableBufferPointer { points in
                joins.withUnsafeMutableBufferPointer { joins in
                    mask.pixels.withUnsafeBufferPointer { mask in
                        guard let source = distances.baseAddress else { return }
                        nonisolated(unsafe) let (points, joins, mask) = (points, joins, mask)
                        concurrentBands(of: rows, minimum: 4) { band in
                            for row in band {
                                for column in 0..<columns {
                                    let (x, y) = (xs[column], ys[row])
                                    if mask[y * width + x] != 0 {
                                        points[row * columns + column] = unprojection.cameraPoint(
                                            x: x, y: y, distance: source[y * width + x])
                                    }
                                    // Also where this point is missing: the lower triangle is without it.
                                    let right = column + 1 < columns ? xs[column + 1] : nil
                                    let below = row + 1 < rows ? ys[row + 1] : nil
                                    var flags: UInt8 = 0
                                    if let right, edges.joins((x, y), (right, y), in: source, width: width) {
                                        flags |= SurfaceGrid.right
                                    }
                                    if let below, edges.joins((x, y), (x, below), in: source, width: width) {
                                        flags |= SurfaceGrid.below
                                    }
                                    if let right, let below,
                                        edges.joins((right, y), (x, below), in: source, width: width)
                                    {
                                        flags |= SurfaceGrid.across
                                    }
                                    joins[row * columns + column] = flags
                                }
                            }
                        }
                    }
                }
            }
        }
        self.columns = columns
        self.rows = rows
        self.points = points
        self.joins = joins
        colors = paint.colors(of: scene, edges: edges, columns: xs, rows: ys, mask: mask)
    }

    /// The median distance of the points: of some 60,000 of them, evenly spread, which is as good.
    var middleDistance: Float {
        let step = max(1, points.count / 60_000) | 1
        let distances = stride(from: 0, to: points.count, by: step).lazy.map { points[$0].z }.filter { $0 > 0 }.sorted()
        if let middle = distances.isEmpty ? nil : distances[distances.count / 2] { return middle }
        return points.first { $0.z > 0 }?.z ?? 1
    }
}
