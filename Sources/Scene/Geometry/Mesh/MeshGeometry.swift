import Raster

extension SurfaceMesh {
    /// The points of all vertices, in their order; the last lane is 0.
    /// - Parameter distance: what the mesh was made of.
    public func points(of distance: Plane<Float>, by unprojection: Unprojection) -> [SIMD4<Float>] {
        mapVertices { pixel in
            unprojection.point(
                x: pixel % distance.width, y: pixel / distance.width, distance: distance.pixels[pixel])
        }
    }

    /// Unit normals of all vertices, on the side of the camera: those of the depth map's own pixels, however few triangles are
    /// left, see ``SurfaceNormals``.
    public func normals(
        of distance: Plane<Float>, by unprojection: Unprojection, edges: EdgeRule
    ) -> [SIMD4<Float>] {
        let normals = SurfaceNormals(
            unprojection: unprojection, edges: edges, width: distance.width, height: distance.height)
        return distance.pixels.withUnsafeBufferPointer { distances in
            guard let start = distances.baseAddress else { return [] }
            nonisolated(unsafe) let source = start
            return mapVertices { normals.normal(x: $0 % distance.width, y: $0 / distance.width, in: source) }
        }
    }

    /// What `transform` makes of each vertex's pixel, on all cores.
    private func mapVertices(_ transform: (Int) -> SIMD4<Float>) -> [SIMD4<Float>] {
        Array(unsafeUninitializedCapacity: vertexCount) { results, initialized in
            nonisolated(unsafe) let results = results
            withoutActuallyEscaping(transform) { transform in
                nonisolated(unsafe) let transform = transform
                concurrentBands(of: vertexCount, minimum: 4096) { band in
                    for vertex in band {
                        results.initializeElement(at: vertex, to: transform(Int(vertexPixels[vertex])))
                    }
                }
            }
            initialized = vertexCount
        }
    }
}
