/// Where the ground, carried on for ever, would meet the sky; and how the camera is held.
public struct Horizon: Encodable, Sendable, Equatable {
    /// Row of the horizon at the left and right side of the picture, in pixels from its top; may lie outside.
    public var left: Double
    public var right: Double
    /// Degrees by which the camera looks down.
    public var pitch: Double
    /// Degrees by which it is turned: the horizon falls to the right.
    public var roll: Double
    /// Of the camera above the ground, in the scene's unit.
    public var cameraHeight: Double

    /// - Returns: nil where the ground is seen from straight above, so that its horizon lies nowhere in the picture's plane.
    public init?(of ground: DetectedPlane, camera: Camera) {
        let normal = ground.equation.normal
        // Rays along the ground: normal . (x, y, 1) = 0.
        guard abs(normal.y) > 1e-3 else { return nil }
        func row(_ x: Double) -> Double {
            let ray = camera.ray(x: x, y: 0).x
            return camera.cy - camera.fy * (normal.x * ray + normal.z) / normal.y
        }
        left = row(0)
        right = row(Double(camera.width))
        pitch = 90 - degrees(between: -normal, and: SIMD3(0, 0, 1))
        roll = atan2Degrees(right - left, Double(camera.width))
        cameraHeight = ground.distance
    }
}
