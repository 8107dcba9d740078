import Raster

/// A scene's surface at the points of a coarse grid, with its slope there.
struct SurfaceSamples: Sendable {
    /// Of the grid.
    let width: Int
    let height: Int
    /// Pixels of the picture between two points of the grid.
    let step: Int
    /// (X/Z, Y/Z, 1/Z) at each point of the grid; 1/Z is NaN where there is no distance.
    let points: [SIMD3<Double>]
    /// Unit normals on the camera's side; NaN beside edges and holes.
    let normals: [SIMD3<Double>]

    /// The most points along the longer side: enough for planes that matter, few enough to try thousands of planes.
    static let longestSide = 192

    init(of distance: Plane<Float>, camera: Camera) {
        step = max(
            1, (max(distance.width, distance.height) + SurfaceSamples.longestSide - 1) / SurfaceSamples.longestSide)
        let (width, height, step) = (
            max(1, distance.width / step), max(1, distance.height / step), step
        )
        (self.width, self.height) = (width, height)
        let points = (0..<width * height).map { index -> SIMD3<Double> in
            let x = min(distance.width - 1, index % width * step + step / 2)
            let y = min(distance.height - 1, index / width * step + step / 2)
            let ray = camera.ray(x: Double(x) + 0.5, y: Double(y) + 0.5)
            let z = distance[x, y]
            return SIMD3(ray.x, ray.y, Unprojection.distances.contains(z) ? 1 / Double(z) : .nan)
        }
        self.points = points
        normals = points.indices.map { SurfaceSamples.normal(at: $0, of: points, width: width, height: height) }
    }

    /// The picture's pixel in the middle of a point's cell.
    func pixel(_ index: Int, in scene: Scene) -> PixelPosition {
        PixelPosition(
            x: min(scene.width - 1, index % width * step + step / 2),
            y: min(scene.height - 1, index / width * step + step / 2))
    }

    /// From the points two to the left and right, and above and below: a slope over five points is little moved by noise.
    private static func normal(at index: Int, of points: [SIMD3<Double>], width: Int, height: Int) -> SIMD3<Double> {
        let none = SIMD3(repeating: Double.nan)
        let (x, y) = (index % width, index / width)
        guard x >= 2, y >= 2, x + 2 < width, y + 2 < height else { return none }
        let (here, left, right) = (points[index], points[index - 2], points[index + 2])
        let (above, below) = (points[index - 2 * width], points[index + 2 * width])
        // On one surface inverse depth is nearly linear; across an edge it is not.
        let bend = max(abs(left.z + right.z - 2 * here.z), abs(above.z + below.z - 2 * here.z))
        guard bend < 0.04 * here.z else { return none }
        let u = (right.z - left.z) / (right.x - left.x)
        let v = (below.z - above.z) / (below.y - above.y)
        let plane = SIMD3(u, v, here.z - u * here.x - v * here.y)
        return -plane / (plane * plane).sum().squareRoot()
    }
}
