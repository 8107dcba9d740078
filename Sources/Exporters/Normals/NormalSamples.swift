import Raster
import Scene

/// Works out the tangent-space normals of a scene as samples of a colour picture.
///
/// The tangent plane is that of the picture: red is the normal's part to the right, green up, blue towards the viewer, and
/// -1...1 becomes 0...greatest. What faces the camera's axis is (0.5, 0.5, 1).
struct NormalSamples {
    let scene: Scene
    let edges: EdgeRule
    let strength: Float
    let isDirectX: Bool

    /// What a pixel without depth gets: the picture's own plane.
    private static let flat = SIMD3<Float>(0, 0, 1)
    /// Tangent space has nothing behind the plane: surfaces seen from within a degree of their edge are turned this much.
    private static let leastTowards: Float = 0.01

    /// A picture of the normals.
    /// - Parameters:
    ///   - greatest: the sample of 1.
    ///   - pixel: a pixel from samples in 0...greatest, rounded.
    func picture<Pixel>(greatest: Float, _ pixel: (SIMD3<Float>) -> Pixel) -> Plane<Pixel> {
        let (width, height) = (scene.width, scene.height)
        let normals = SurfaceNormals(
            unprojection: Unprojection(camera: scene.camera, axes: .openGL), edges: edges, width: width, height: height)
        return Plane(width: width, height: height) { output in
            scene.distance.pixels.withUnsafeBufferPointer { distances in
                guard let source = distances.baseAddress else { return }
                concurrentBands(of: height) { rows in
                    for y in rows {
                        for x in 0..<width {
                            let normal =
                                Unprojection.distances.contains(source[y * width + x])
                                ? tangent(normals.normal(x: x, y: y, in: source)) : NormalSamples.flat
                            // From -1...1 to 0...greatest, to the nearest.
                            let sample = (normal * (greatest / 2) + (greatest / 2 + 0.5)).rounded(.down)
                            output.initializeElement(at: y * width + x, to: pixel(sample))
                        }
                    }
                }
            }
        }
    }

    /// Stretched by the strength, on the viewer's side, of length 1.
    @inline(__always)
    private func tangent(_ normal: SIMD4<Float>) -> SIMD3<Float> {
        let v = SIMD3(
            normal.x * strength, (isDirectX ? -normal.y : normal.y) * strength,
            max(normal.z, NormalSamples.leastTowards))
        return v / (v * v).sum().squareRoot()
    }
}
