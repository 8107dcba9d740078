import Raster
import Scene

/// The colour of each cell of a height field: of the photo or by height, under a lamp.
struct SurfaceColors {
    private let field: HeightField
    private let map: ColorMap
    private let photo: Plane<RGB8>?
    /// How much higher than a cell is wide the relief is.
    private let steepness: Float

    /// Towards the lamp, in the box: from the left, the front and above.
    private static let lamp = SIMD3<Float>(-0.45, -0.4, 0.8)

    init(field: HeightField, scene: Scene, map: ColorMap?, height: Double) {
        self.field = field
        self.map = map ?? .viridis
        photo =
            map == nil
            ? scene.photo?.pixels.resized(width: field.columns - 1, height: field.rows - 1) : nil
        steepness = Float(height / 2 * Double(max(field.columns, field.rows) - 1))
    }

    /// - Parameters: the heights of a cell's corners.
    func color(column: Int, row: Int, _ a: Float, _ b: Float, _ c: Float, _ d: Float) -> RGB8 {
        let base = photo?[column, row] ?? map.color(at: (a + b + c + d) / 4)
        // Uphill to the right and away; b and d are on the right, a and b are farther.
        let slopeX = (b + d - a - c) / 2 * steepness
        let slopeY = (a + b - c - d) / 2 * steepness
        let normal = SIMD3(-slopeX, -slopeY, 1)
        let lambert = max(0, (normal * SurfaceColors.lamp).sum() / (normal * normal).sum().squareRoot())
        let light = photo == nil ? 0.45 + 0.65 * lambert : 0.7 + 0.38 * lambert
        func lit(_ channel: UInt8) -> UInt8 { UInt8(min(255, Float(channel) * light)) }
        return RGB8(red: lit(base.red), green: lit(base.green), blue: lit(base.blue))
    }
}
