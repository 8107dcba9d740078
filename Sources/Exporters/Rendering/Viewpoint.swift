import Foundation

/// A camera that goes round a scene's middle, on a sphere on which the photo's own camera is at yaw and pitch 0.
struct Viewpoint: Sendable {
    /// Degrees to the right of the photo's camera.
    var yaw: Double
    /// Degrees above the photo's camera.
    var pitch: Double
    /// How many times as large the middle appears as in the photo.
    var zoom: Double

    /// From the photo camera's frame (X right, Y down, Z forward) to this one's.
    ///
    /// - Parameter pivot: the distance along the photo's axis of the point that the camera goes round and looks at.
    func transform(pivot: Float) -> Transform {
        let (a, b) = (yaw * .pi / 180, pitch * .pi / 180)
        let forward = SIMD3(-sin(a) * cos(b), sin(b), cos(a) * cos(b))
        let right = SIMD3(cos(a), 0, sin(a))
        // Y = Z x X in a right-handed frame.
        let down = SIMD3(
            forward.y * right.z - forward.z * right.y, forward.z * right.x - forward.x * right.z,
            forward.x * right.y - forward.y * right.x)
        return Transform(
            right: SIMD3<Float>(right), down: SIMD3<Float>(down), forward: SIMD3<Float>(forward),
            pivot: SIMD3(0, 0, pivot))
    }

    struct Transform: Sendable {
        let right, down, forward: SIMD3<Float>
        let pivot: SIMD3<Float>

        @inline(__always)
        func apply(_ point: SIMD3<Float>) -> SIMD3<Float> {
            let p = point - pivot
            return SIMD3((p * right).sum(), (p * down).sum(), (p * forward).sum() + pivot.z)
        }
    }
}
