import Foundation
import Raster
import Scene

/// A surface whose distance at every pixel is known in closed form, seen by a camera off its centre.
struct ExactScene {
    let camera: Camera
    let distance: Plane<Float>

    static let camera = Camera(fx: 90, fy: 95, cx: 47, cy: 41, width: 101, height: 83, source: .stated)

    /// - Parameter surface: the distance along a ray (X / Z, Y / Z), Y down; NaN where it meets nothing.
    init(camera: Camera = ExactScene.camera, _ surface: (SIMD2<Double>) -> Double) {
        self.camera = camera
        distance = Plane(
            width: camera.width, height: camera.height,
            pixels: (0..<camera.width * camera.height).map { index in
                let ray = camera.ray(
                    x: Double(index % camera.width) + 0.5, y: Double(index / camera.width) + 0.5)
                return Float(surface(SIMD2(ray.x, ray.y)))
            })
    }

    /// n . P = offset, in the camera's frame.
    static func plane(normal: SIMD3<Double>, offset: Double) -> ExactScene {
        ExactScene { offset / (normal.x * $0.x + normal.y * $0.y + normal.z) }
    }

    static func sphere(center: SIMD3<Double>, radius: Double) -> ExactScene {
        ExactScene { ray in
            let direction = SIMD3(ray.x, ray.y, 1)
            let (a, b) = ((direction * direction).sum(), (direction * center).sum())
            let root = b * b - a * ((center * center).sum() - radius * radius)
            return root < 0 ? .nan : (b - root.squareRoot()) / a
        }
    }

    /// The corner of a room: back wall, left wall and floor.
    static let room = ExactScene { ray in
        [4.0, ray.x < 0 ? -1.5 / ray.x : .infinity, ray.y > 0 ? 1.2 / ray.y : .infinity].min() ?? .nan
    }

    func rule(_ threshold: Double = 0.04) -> EdgeRule {
        EdgeRule(threshold: threshold, width: distance.width, height: distance.height)
    }

    /// The points of all pixels with depth.
    func points(_ axes: AxisConvention) -> [SIMD3<Double>] {
        let unprojection = Unprojection(camera: camera, axes: axes)
        return distance.pixels.indices.filter { !distance.pixels[$0].isNaN }.map {
            let x = $0 % distance.width
            let y = $0 / distance.width
            return SIMD3(unprojection.point(x: x, y: y, distance: distance.pixels[$0]))
        }
    }

    func normal(x: Int, y: Int, _ axes: AxisConvention) -> SIMD3<Double> {
        let normals = SurfaceNormals(
            unprojection: Unprojection(camera: camera, axes: axes), edges: rule(), width: distance.width,
            height: distance.height)
        return distance.pixels.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { SIMD3(normals.normal(x: x, y: y, in: $0)) } ?? SIMD3(repeating: .nan)
        }
    }
}

extension SIMD3<Double> {
    init(_ v: SIMD4<Float>) { self.init(Double(v.x), Double(v.y), Double(v.z)) }

    var length: Double { (self * self).sum().squareRoot() }

    func cross(_ other: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
    }

    /// From the camera's frame to other axes.
    func turned(_ axes: AxisConvention) -> SIMD3<Double> {
        SIMD3(axes.right) * x + SIMD3(axes.down) * y + SIMD3(axes.forward) * z
    }
}
