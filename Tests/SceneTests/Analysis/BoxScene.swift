import Raster

@testable import Scene

/// A hall with boxes in it, by ray casting: a floor 1.4 m below the camera, a wall 6 m away.
struct BoxScene {
    struct Box {
        var low: SIMD3<Double>
        var high: SIMD3<Double>
    }

    static let camera = Camera(focal: 150, width: 160, height: 120, source: .stated)
    /// Someone who stands 3 m away, 1.7 m tall.
    static let standing = Box(low: SIMD3(-0.25, -0.3, 3), high: SIMD3(0.25, 1.4, 3.3))
    /// The same, lying beside where they stood.
    static let lying = Box(low: SIMD3(-0.2, 1.1, 3), high: SIMD3(1.5, 1.4, 3.5))

    static func distance(_ boxes: [Box]) -> Plane<Float> {
        Plane(
            width: camera.width, height: camera.height,
            pixels: (0..<camera.width * camera.height).map { index in
                let ray = camera.ray(
                    x: Double(index % camera.width) + 0.5, y: Double(index / camera.width) + 0.5)
                var nearest = min(6, ray.y > 0 ? 1.4 / ray.y : .infinity)
                for box in boxes { nearest = min(nearest, hit(box, SIMD3(ray.x, ray.y, 1))) }
                return Float(nearest)
            })
    }

    /// By slabs: where the ray is inside all three.
    private static func hit(_ box: Box, _ ray: SIMD3<Double>) -> Double {
        let (first, second) = (box.low / ray, box.high / ray)
        let entry = pointwiseMin(first, second).max()
        let exit = pointwiseMax(first, second).min()
        return entry <= exit && entry > 0 ? entry : .infinity
    }

    static func scene(_ distance: Plane<Float>, meaning: DepthMeaning = .metres, calibration: Calibration? = nil)
        -> Scene
    {
        Scene(
            name: "hall", photo: nil, depth: DepthMap(values: distance, meaning: meaning), origin: DepthOrigin(),
            camera: camera,
            calibration: calibration ?? Calibration(isInverse: false, a: 1, b: 0, unit: .metres, source: .metric))
    }
}
