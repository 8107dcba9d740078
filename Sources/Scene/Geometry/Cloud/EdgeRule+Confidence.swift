extension EdgeRule {
    /// How surely a pixel lies inside a surface and not at its edge: 1 where the surface goes on evenly, falling with the
    /// greatest jump to the four pixels ``reach`` away, to 0 where one is an occlusion edge.
    ///
    /// Where nothing counts as an edge, jumps are measured by ``OcclusionEdges/defaultThreshold``.
    /// - Parameter distances: row-major, `width * height`; NaN where there is none.
    public func confidence(x: Int, y: Int, in distances: UnsafePointer<Float>, width: Int, height: Int) -> Float {
        let here = distances[y * width + x]
        var greatest: Float = 0
        for (dx, dy) in [(-reach, 0), (reach, 0), (0, -reach), (0, reach)] {
            guard (0..<width).contains(x + dx), (0..<height).contains(y + dy) else { continue }
            let there = distances[(y + dy) * width + x + dx]
            // Nothing is greater than NaN.
            let jump = abs(there - here) / min(there, here)
            if jump > greatest { greatest = jump }
        }
        let limit = threshold.isFinite ? threshold : Float(OcclusionEdges.defaultThreshold)
        return max(0, 1 - greatest / limit)
    }
}
