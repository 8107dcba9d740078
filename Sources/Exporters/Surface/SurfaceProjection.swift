import Foundation

/// From the box that a surface stands in to the plot: parallel projection, so that equal lengths stay equal.
///
/// In the box X runs to the right of the photo, Y away from the viewer (up in the photo) and Z up, towards the camera that
/// took it; the longer side of the photo is 2 long, and the middle of the floor is the origin.
struct SurfaceProjection {
    /// Half the box's sides along X and Y, and its height.
    let halfX, halfY, height: Double
    private let sinYaw, cosYaw, sinPitch, cosPitch: Double
    /// Of the plot: pixels for a unit of the box, and where the origin lies.
    private(set) var scale = 1.0
    private(set) var originX = 0.0
    private(set) var originY = 0.0

    init(aspect: Double, relief: Double, yaw: Double, pitch: Double) {
        // Very long pictures get some breadth, or nothing would be seen.
        halfX = aspect > 1 ? 1 : max(0.08, aspect)
        halfY = aspect > 1 ? max(0.08, 1 / aspect) : 1
        height = 2 * relief
        (sinYaw, cosYaw) = (sin(yaw * .pi / 180), cos(yaw * .pi / 180))
        (sinPitch, cosPitch) = (sin(pitch * .pi / 180), cos(pitch * .pi / 180))
    }

    /// Whether the sides of the box with the least X, and the least Y, face the viewer.
    var seesLeft: Bool { sinYaw < 0 }
    var seesFront: Bool { cosYaw >= 0 }

    func point(_ x: Double, _ y: Double, _ z: Double) -> (x: Double, y: Double) {
        let across = x * cosYaw + y * sinYaw
        let away = y * cosYaw - x * sinYaw
        return (originX + scale * across, originY - scale * (z * cosPitch + away * sinPitch))
    }

    /// The box's projection at scale 1 with the origin at 0.
    var extent: (low: SIMD2<Double>, high: SIMD2<Double>) {
        var (low, high) = (SIMD2<Double>(repeating: .infinity), SIMD2<Double>(repeating: -.infinity))
        for x in [-halfX, halfX] {
            for y in [-halfY, halfY] {
                for z in [0, height] {
                    let p = point(x, y, z)
                    low = SIMD2(min(low.x, p.x), min(low.y, p.y))
                    high = SIMD2(max(high.x, p.x), max(high.y, p.y))
                }
            }
        }
        return (low, high)
    }

    /// The same, placed so that the box fills a rectangle's width or height and stands in its middle.
    func placed(x: Double, y: Double, width: Double, height: Double) -> SurfaceProjection {
        let (low, high) = extent
        var placed = self
        placed.scale = min(width / (high.x - low.x), height / (high.y - low.y))
        placed.originX = x + width / 2 - placed.scale * (low.x + high.x) / 2
        placed.originY = y + height / 2 - placed.scale * (low.y + high.y) / 2
        return placed
    }
}
