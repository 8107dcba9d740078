import Raster
import Scene

/// Draws a ``SurfaceGrid`` from a viewpoint: perspective, hidden surfaces removed by a z-buffer, edges smoothed.
///
/// The picture is cut in bands of rows, each drawn by one thread with a z-buffer of its own, so that no two threads write to
/// the same pixel. Each grid point is projected once a frame.
struct SurfaceRenderer {
    let grid: SurfaceGrid
    let camera: Camera
    let width: Int
    let height: Int
    let background: RGB8
    let form: Form

    enum Form: Sendable, Equatable {
        /// Triangles between neighbours of one surface.
        case mesh
        /// A square of so many pixels for each point.
        case points(size: Double)
    }

    /// Each pixel is the mean of so many columns, and as many rows, of smaller ones.
    static let samples = 2

    /// - Parameter pivot: see ``Viewpoint/transform(pivot:)``.
    func picture(from viewpoint: Viewpoint, pivot: Float) -> Plane<RGB8> {
        let samples = SurfaceRenderer.samples
        let vertices = project(from: viewpoint, pivot: pivot)
        let extents = rowExtents(of: vertices)
        return Plane(width: width, height: height) { output in
            nonisolated(unsafe) let output = output
            concurrentBands(of: height, minimum: 16) { band in
                var buffer = DepthBuffer(
                    width: width * samples, rows: band.lowerBound * samples..<band.upperBound * samples,
                    background: background)
                vertices.withUnsafeBufferPointer { vertices in
                    grid.colors.withUnsafeBufferPointer { colors in
                        draw(vertices, colors, extents, into: &buffer)
                    }
                }
                for y in band {
                    for x in 0..<width {
                        let color = buffer.mean(x: x * samples, y: y * samples, side: samples)
                        output.initializeElement(at: y * width + x, to: color)
                    }
                }
            }
        }
    }

    /// Pixel column and row in the finer picture, and 1 / distance, which is 0 for what is not seen.
    private func project(from viewpoint: Viewpoint, pivot: Float) -> [SIMD4<Float>] {
        let transform = viewpoint.transform(pivot: pivot)
        let scale = Double(SurfaceRenderer.samples * width) / Double(camera.width)
        let (fx, fy) = (Float(camera.fx * scale * viewpoint.zoom), Float(camera.fy * scale * viewpoint.zoom))
        // The zoom is about the picture's middle.
        let middleX = Double(camera.width) / 2
        let middleY = Double(camera.height) / 2
        let cx = Float((middleX + (camera.cx - middleX) * viewpoint.zoom) * scale)
        let cy = Float((middleY + (camera.cy - middleY) * viewpoint.zoom) * scale)
        let nearest = pivot * 1e-3
        return Array(unsafeUninitializedCapacity: grid.points.count) { vertices, initialized in
            nonisolated(unsafe) let vertices = vertices
            grid.points.withUnsafeBufferPointer { points in
                concurrentBands(of: points.count, minimum: 1 << 12) { range in
                    for index in range {
                        let p = transform.apply(points[index])
                        let isSeen = points[index].z > 0 && p.z > nearest
                        let inverse = isSeen ? 1 / p.z : 0
                        let vertex = SIMD4(p.x * inverse * fx + cx, p.y * inverse * fy + cy, inverse, 0)
                        vertices.initializeElement(at: index, to: isSeen ? vertex : .zero)
                    }
                }
            }
            initialized = grid.points.count
        }
    }

    /// The highest and lowest place of each row of the grid, so that a band passes over rows that it does not see.
    private func rowExtents(of vertices: [SIMD4<Float>]) -> [ClosedRange<Float>?] {
        mapConcurrentBands(of: grid.rows) { band in
            band.map { row -> ClosedRange<Float>? in
                var (low, high) = (Float.infinity, -Float.infinity)
                for vertex in vertices[row * grid.columns..<(row + 1) * grid.columns] where vertex.z > 0 {
                    low = min(low, vertex.y)
                    high = max(high, vertex.y)
                }
                return low <= high ? low...high : nil
            }
        }.flatMap { $0 }
    }

    private func draw(
        _ vertices: UnsafeBufferPointer<SIMD4<Float>>, _ colors: UnsafeBufferPointer<SIMD3<Float>>,
        _ extents: [ClosedRange<Float>?], into buffer: inout DepthBuffer
    ) {
        let columns = grid.columns
        if case .points(let size) = form {
            let radius = Float(size * Double(SurfaceRenderer.samples) / 2)
            for row in 0..<grid.rows {
                guard let extent = extents[row], buffer.sees(extent.lowerBound - radius...extent.upperBound + radius)
                else { continue }
                for index in row * columns..<(row + 1) * columns where vertices[index].z > 0 {
                    buffer.square(at: vertices[index], radius: radius, color: colors[index])
                }
            }
            return
        }
        for row in 0..<max(0, grid.rows - 1) {
            guard let above = extents[row], let below = extents[row + 1],
                buffer.sees(
                    min(above.lowerBound, below.lowerBound)...max(above.upperBound, below.upperBound))
            else { continue }
            for column in 0..<columns - 1 {
                let (a, b) = (row * columns + column, row * columns + column + 1)
                let (c, d) = (a + columns, b + columns)
                let isAcross = grid.joins[a] & SurfaceGrid.across != 0
                let upper = SurfaceGrid.right | SurfaceGrid.below
                if isAcross, grid.joins[a] & upper == upper {
                    buffer.triangle(vertices[a], vertices[b], vertices[c], colors[a], colors[b], colors[c])
                }
                if isAcross, grid.joins[b] & SurfaceGrid.below != 0, grid.joins[c] & SurfaceGrid.right != 0 {
                    buffer.triangle(vertices[b], vertices[d], vertices[c], colors[b], colors[d], colors[c])
                }
            }
        }
    }
}
