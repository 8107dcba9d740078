/// A plane in space as a linear function of the picture: 1 / Z = u * X/Z + v * Y/Z + w, where X/Z and Y/Z are the rays of
/// ``Camera/ray(x:y:)``.
///
/// Inverse depth is linear over the picture of a plane, and stays so under any scale and shift of it: planes are found where
/// networks' errors are even. The normal is (u, v, w) / length, the distance from the camera 1 / length.
struct PlaneEquation: Sendable, Equatable {
    var coefficients: SIMD3<Double>

    /// Inverse depth along a ray.
    @inline(__always)
    func inverseDepth(_ rayX: Double, _ rayY: Double) -> Double {
        coefficients.x * rayX + coefficients.y * rayY + coefficients.z
    }

    private var length: Double { (coefficients * coefficients).sum().squareRoot() }

    /// Unit normal on the camera's side: X right, Y down, Z forward.
    var normal: SIMD3<Double> { -coefficients / length }

    /// Of the camera from the plane, along the normal.
    var distance: Double { 1 / length }

    /// How high a point lies above the plane, on the camera's side.
    func height(of point: SIMD3<Double>) -> Double { (point * normal).sum() + distance }

    /// The plane of least squares through samples, weighted so that errors count as shares of the distance.
    /// - Parameter samples: (X/Z, Y/Z, 1/Z).
    /// - Returns: nil when they lie on a line.
    init?(through samples: some Sequence<SIMD3<Double>>) {
        var (xx, xy, yy, x, y, one) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        var right = SIMD3<Double>()
        for sample in samples {
            let weight = 1 / (sample.z * sample.z)
            xx += weight * sample.x * sample.x
            xy += weight * sample.x * sample.y
            yy += weight * sample.y * sample.y
            x += weight * sample.x
            y += weight * sample.y
            one += weight
            right += weight * sample.z * SIMD3(sample.x, sample.y, 1)
        }
        // Cramer's rule on the normal equations.
        let (a, b, c) = (SIMD3(xx, xy, x), SIMD3(xy, yy, y), SIMD3(x, y, one))
        let determinant = triple(a, b, c)
        guard abs(determinant) > 1e-12 * xx * yy * one else { return nil }
        let solved = SIMD3(triple(right, b, c), triple(a, right, c), triple(a, b, right)) / determinant
        guard solved.x.isFinite, solved.y.isFinite, solved.z.isFinite, (solved * solved).sum() > 0 else { return nil }
        coefficients = solved
    }

    /// The plane through three samples.
    init?(_ first: SIMD3<Double>, _ second: SIMD3<Double>, _ third: SIMD3<Double>) {
        let (p, q) = (second - first, third - first)
        let determinant = p.x * q.y - p.y * q.x
        let extent = (abs(p.x) + abs(p.y)) * (abs(q.x) + abs(q.y))
        guard abs(determinant) > 0.05 * extent, extent > 0 else { return nil }
        let u = (p.z * q.y - p.y * q.z) / determinant
        let v = (p.x * q.z - p.z * q.x) / determinant
        let solved = SIMD3(u, v, first.z - u * first.x - v * first.y)
        guard solved.x.isFinite, solved.y.isFinite, solved.z.isFinite, (solved * solved).sum() > 0 else { return nil }
        coefficients = solved
    }
}

private func triple(_ a: SIMD3<Double>, _ b: SIMD3<Double>, _ c: SIMD3<Double>) -> Double {
    a.x * (b.y * c.z - b.z * c.y) - a.y * (b.x * c.z - b.z * c.x) + a.z * (b.x * c.y - b.y * c.x)
}
