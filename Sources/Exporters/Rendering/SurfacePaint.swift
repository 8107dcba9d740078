import ArgumentParser
import Raster
import Scene

/// The colours in which a scene's surface is drawn.
enum SurfacePaint: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// The photo's own.
    case photo
    /// Light grey under a lamp, to show the shape.
    case clay
    /// By inverse depth, in the colours of viridis under a lamp.
    case depth

    /// Towards the lamp, in the photo camera's frame: above its left shoulder.
    static let lamp = SIMD3<Float>(-0.45, -0.6, -0.66)
    private static let clayColor = SIMD3<Float>(222, 214, 204)

    /// The colour of each point of a grid, 0...255 a channel.
    /// - Parameters:
    ///   - columns: pixel columns of the grid's points, as `rows`.
    func colors(of scene: Scene, edges: EdgeRule, columns: [Int], rows: [Int], mask: Plane<UInt8>) -> [SIMD3<Float>] {
        if self == .photo, let photo = scene.photo {
            return photo.pixels.shrunk(width: columns.count, height: rows.count).pixels.map {
                SIMD3(Float($0.red), Float($0.green), Float($0.blue))
            }
        }
        let normals = SurfaceNormals(
            unprojection: Unprojection(camera: scene.camera, axes: .openCV), edges: edges, width: scene.width,
            height: scene.height)
        let range = scene.inverseDepth.percentileRange(low: 0.01, high: 0.99) ?? 0...1
        let span = range.upperBound - range.lowerBound
        var colors = [SIMD3<Float>](repeating: .zero, count: columns.count * rows.count)
        colors.withUnsafeMutableBufferPointer { colors in
            scene.distance.pixels.withUnsafeBufferPointer { distances in
                guard let source = distances.baseAddress else { return }
                nonisolated(unsafe) let colors = colors
                concurrentBands(of: rows.count, minimum: 4) { band in
                    for row in band {
                        for column in columns.indices where mask[columns[column], rows[row]] != 0 {
                            let (x, y) = (columns[column], rows[row])
                            let normal = normals.normal(x: x, y: y, in: source)
                            let light = max(0, (SIMD3(normal.x, normal.y, normal.z) * SurfacePaint.lamp).sum())
                            var base = SurfacePaint.clayColor
                            if self == .depth {
                                let share = span > 0 ? (scene.inverseDepth[x, y] - range.lowerBound) / span : 0.5
                                let color = ColorMap.viridis.color(at: share)
                                base = SIMD3(Float(color.red), Float(color.green), Float(color.blue))
                            }
                            colors[row * columns.count + column] = base * (0.3 + 0.7 * light)
                        }
                    }
                }
            }
        }
        return colors
    }
}
