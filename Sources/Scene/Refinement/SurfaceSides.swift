import Raster

/// Puts every pixel near a depth edge on one of the two surfaces that meet there.
///
/// A pixel's own value between those of the two surfaces tells its side, the surer the closer it lies to either. What is
/// known in this way is spread along the photo's colours into the middle of the edge, where nothing is known. All of this is in
/// the map's own numbers; whether larger is nearer makes no difference.
struct SurfaceSides {
    private let soft: Plane<Float>
    private let edges: DepthEdges

    /// How much steeper a pixel's place between the two surfaces is made at the end, so that few pixels hang in between.
    static let contrast: Float = 3
    /// What a pixel in the middle of an edge counts beside one that is sure of its side.
    static let leastConfidence: Float = 1e-3

    init(of soft: Plane<Float>, edges: DepthEdges) {
        self.soft = soft
        self.edges = edges
    }

    /// The map with every pixel near an edge on one of its two surfaces.
    func resolved(by smoother: GlobalSmoother) -> Plane<Float> {
        var evidence = soft
        var confidence = soft
        evidence.pixels.withUnsafeMutableBufferPointer { evidence in
            confidence.pixels.withUnsafeMutableBufferPointer { confidence in
                readSides(into: evidence, confidence)
            }
        }
        smoother.smooth(&evidence, &confidence)
        return Plane<Float>(width: soft.width, height: soft.height) { output in
            decide(evidence, confidence, into: output)
        }
    }

    /// Writes how sure each pixel is of its side, and that times its place between the farther (0) and the nearer surface (1).
    private func readSides(
        into evidence: UnsafeMutableBufferPointer<Float>, _ confidence: UnsafeMutableBufferPointer<Float>
    ) {
        nonisolated(unsafe) let (evidence, confidence) = (evidence, confidence)
        forEachPixel { index, value, low, high, weight in
            let range = high - low
            let place = range > 0 ? (value - low) / range : 0.5
            let sureness = abs(2 * place - 1)
            let trust = SurfaceSides.leastConfidence + weight * sureness
            confidence[index] = trust
            evidence[index] = trust * place
        }
    }

    private func decide(
        _ evidence: Plane<Float>, _ confidence: Plane<Float>, into output: UnsafeMutableBufferPointer<Float>
    ) {
        nonisolated(unsafe) let output = output
        evidence.pixels.withUnsafeBufferPointer { evidence in
            confidence.pixels.withUnsafeBufferPointer { confidence in
                forEachPixel { index, value, low, high, weight in
                    let place = (evidence[index] / confidence[index] - 0.5) * SurfaceSides.contrast + 0.5
                    let side = low + (high - low) * min(max(place, 0), 1)
                    output[index] = value + weight * (side - value)
                }
            }
        }
    }

    /// Calls with the index of each pixel, its value, those of the farther and the nearer surface, and its edge's weight.
    @inline(__always)
    private func forEachPixel(_ body: (Int, Float, Float, Float, Float) -> Void) {
        let width = soft.width
        soft.pixels.withUnsafeBufferPointer { soft in
            edges.least.pixels.withUnsafeBufferPointer { least in
                edges.greatest.pixels.withUnsafeBufferPointer { greatest in
                    edges.weights.pixels.withUnsafeBufferPointer { weights in
                        concurrentBands(of: self.soft.height) { rows in
                            for index in rows.lowerBound * width..<rows.upperBound * width {
                                body(index, soft[index], least[index], greatest[index], weights[index])
                            }
                        }
                    }
                }
            }
        }
    }
}
