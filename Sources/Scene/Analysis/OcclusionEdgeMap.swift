import Raster

/// The pixels at which a near surface ends in front of a far one.
public struct OcclusionEdgeMap: Sendable {
    /// 255 on the near side of an edge, within ``EdgeRule/reach`` of the far one; 0 elsewhere.
    public let mask: Plane<UInt8>
    /// Pixels on edges.
    public let count: Int

    public init(of distance: Plane<Float>, edges: EdgeRule) {
        let (width, height, reach) = (distance.width, distance.height, edges.reach)
        mask = Plane(width: width, height: height) { output in
            distance.pixels.withUnsafeBufferPointer { values in
                concurrentBands(of: height) { rows in
                    for y in rows {
                        for x in 0..<width {
                            let here = values[y * width + x]
                            // Nearer than a neighbour by more than the threshold; false for NaN.
                            func ends(_ x: Int, _ y: Int) -> Bool {
                                x >= 0 && x < width && y >= 0 && y < height
                                    && values[y * width + x] - here > edges.threshold * here
                            }
                            let isOnEdge =
                                ends(x - reach, y) || ends(x + reach, y) || ends(x, y - reach) || ends(x, y + reach)
                            output.initializeElement(at: y * width + x, to: isOnEdge ? 255 : 0)
                        }
                    }
                }
            }
        }
        let mask = mask
        count = mapConcurrentBands(of: height) { rows in
            mask.pixels[rows.lowerBound * width..<rows.upperBound * width].count { $0 != 0 }
        }.reduce(0, +)
    }
}
