import Raster

extension SurfaceMesh {
    /// The points of all vertices, in the order of their numbers; the last lane is 0.
    public func points(of distance: Plane<Float>, by unprojection: Unprojection) -> [SIMD4<Float>] {
        let width = distance.width
        return Array(unsafeUninitializedCapacity: vertexCount) { points, initialized in
            nonisolated(unsafe) let points = points
            concurrentBands(of: grid.rows.count, minimum: 16) { band in
                let columns = grid.columns.count
                for node in band.lowerBound * columns..<band.upperBound * columns where vertexNumbers[node] >= 0 {
                    let pixel = Int(nodePixels[node])
                    let point = unprojection.point(
                        x: pixel % width, y: pixel / width, distance: distance.pixels[pixel])
                    points.initializeElement(at: Int(vertexNumbers[node]), to: point)
                }
            }
            initialized = vertexCount
        }
    }

    /// Unit normals of all vertices: the sum of the normals of the triangles that meet there, weighted by their areas.
    ///
    /// Surfaces on either side of an occlusion edge share no triangle, hence no normal.
    /// - Parameter points: as ``points(of:by:)`` gives them.
    public func normals(of points: [SIMD4<Float>]) -> [SIMD4<Float>] {
        let columns = grid.columns.count
        return Array(unsafeUninitializedCapacity: vertexCount) { normals, initialized in
            normals.initialize(repeating: .zero)
            nonisolated(unsafe) let normals = normals
            concurrentBands(of: grid.rows.count, minimum: 16) { band in
                // A band adds to the vertices of its own rows only, and so takes in the meshes above its first row as well.
                let own = band.lowerBound * columns..<band.upperBound * columns
                for quadRow in max(0, band.lowerBound - 1)..<min(band.upperBound, grid.rows.count - 1) {
                    triangles(ofQuadRow: quadRow) { first, second, third in
                        let numbers = (vertexNumbers[first], vertexNumbers[second], vertexNumbers[third])
                        let origin = points[Int(numbers.0)]
                        let (u, v) = (points[Int(numbers.1)] - origin, points[Int(numbers.2)] - origin)
                        let normal = cross(SIMD3(u.x, u.y, u.z), SIMD3(v.x, v.y, v.z))
                        let addend = SIMD4(normal, 0)
                        if own.contains(first) { normals[Int(numbers.0)] += addend }
                        if own.contains(second) { normals[Int(numbers.1)] += addend }
                        if own.contains(third) { normals[Int(numbers.2)] += addend }
                    }
                }
                for node in own where vertexNumbers[node] >= 0 {
                    let number = Int(vertexNumbers[node])
                    let length = (normals[number] * normals[number]).sum().squareRoot()
                    let toCamera = -points[number] / (points[number] * points[number]).sum().squareRoot()
                    normals[number] = length > 0 && length.isFinite ? normals[number] / length : toCamera
                }
            }
            initialized = vertexCount
        }
    }
}
