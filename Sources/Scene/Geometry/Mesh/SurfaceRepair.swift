import Raster

/// A depth map's distances as a mesh takes them: without flying pixels and specks, and with pin-holes closed.
public struct SurfaceRepair: Sendable {
    /// NaN where there is no surface.
    public let distance: Plane<Float>
    /// Pieces left out because they show fewer pixels than ``MeshRules/smallestPiece``.
    public let droppedPieces: Int
    /// Holes closed.
    public let closedHoles: Int
    /// Pixels with a surface.
    public var pixelCount: Int { distance.pixels.count { !$0.isNaN } }

    /// - Parameter distance: NaN where there is none.
    public init(of distance: Plane<Float>, rules: MeshRules) {
        var mask = PointMask(of: distance, edges: rules.edges).pixels
        var dropped = 0
        if rules.smallestPiece > 1 {
            let surface = SurfaceRuns(distance: distance, mask: mask, edges: rules.edges)
            var areas = [Int](repeating: 0, count: surface.runs.count)
            for (run, piece) in zip(surface.runs, surface.pieces) { areas[Int(piece)] += Int(run.end - run.start) }
            for (run, piece) in zip(surface.runs, surface.pieces) where areas[Int(piece)] < rules.smallestPiece {
                let offset = Int(run.row) * mask.width
                for x in run.start..<run.end { mask.pixels[offset + Int(x)] = 0 }
            }
            dropped = areas.count { $0 > 0 && $0 < rules.smallestPiece }
        }
        var repaired = Plane<Float>(width: distance.width, height: distance.height) { target in
            nonisolated(unsafe) let target = target
            distance.pixels.withUnsafeBufferPointer { source in
                mask.pixels.withUnsafeBufferPointer { mask in
                    nonisolated(unsafe) let (source, mask) = (source, mask)
                    concurrentBands(of: distance.height) { rows in
                        for index in rows.lowerBound * distance.width..<rows.upperBound * distance.width {
                            target.initializeElement(at: index, to: mask[index] != 0 ? source[index] : .nan)
                        }
                    }
                }
            }
        }
        closedHoles = rules.largestHole > 0 ? PinHoles(in: mask, rules: rules).close(&repaired) : 0
        droppedPieces = dropped
        self.distance = repaired
    }
}
