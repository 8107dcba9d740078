import Raster

/// Where in a larger picture a refinement has something to say: near the edges of the small map.
struct EdgeVicinity {
    private let weights: Plane<Float>
    /// Above 0 wherever there is an edge within ``margin`` pixels.
    private let surroundings: Plane<Float>

    /// What doubling a field needs around the pixels that it is for: less than a pixel at each step, less than two in all.
    private static let margin = 2
    /// The refined field has the weights in it already; here they only keep it off where they are 0.
    private static let gain: Float = 8

    /// - Parameter weights: how much of an edge there is at each pixel, 0...1.
    init(weights: Plane<Float>) {
        self.weights = weights
        surroundings = LocalExtremes.greatest(of: weights, radius: EdgeVicinity.margin)
    }

    /// Whether a pixel of a picture that was halved `halvings` times to this size may be looked at.
    @inline(__always)
    func includes(x: Int, y: Int, halvings: Int) -> Bool {
        surroundings.pixels.withUnsafeBufferPointer { $0[(y >> halvings) * weights.width + x >> halvings] > 0 }
    }

    /// How much of the refined field a pixel of a picture that was halved `halvings` times takes, 0...1: bilinear between the
    /// small map's pixels.
    @inline(__always)
    func presence(x: Int, y: Int, halvings: Int) -> Float {
        let scale = 1 / Float(1 << halvings)
        let (column, row) = ((Float(x) + 0.5) * scale - 0.5, (Float(y) + 0.5) * scale - 0.5)
        let (left, top) = (max(0, Int(column)), max(0, Int(row)))
        let (right, bottom) = (min(left + 1, weights.width - 1), min(top + 1, weights.height - 1))
        let (u, v) = (max(0, column - Float(left)), max(0, row - Float(top)))
        let width = weights.width
        return weights.pixels.withUnsafeBufferPointer { weights in
            let above = weights[top * width + left] * (1 - u) + weights[top * width + right] * u
            let below = weights[bottom * width + left] * (1 - u) + weights[bottom * width + right] * u
            return min(1, EdgeVicinity.gain * (above * (1 - v) + below * v))
        }
    }

    /// Puts a field of the small map's size into a depth map of that size, where there are edges.
    func blend(_ field: Plane<Float>, into depth: inout Plane<Float>, reading: DepthReading) {
        let width = weights.width
        depth.pixels.withUnsafeMutableBufferPointer { depth in
            nonisolated(unsafe) let depth = depth
            weights.pixels.withUnsafeBufferPointer { weights in
                field.pixels.withUnsafeBufferPointer { field in
                    concurrentBands(of: self.weights.height) { rows in
                        for index in rows.lowerBound * width..<rows.upperBound * width
                        where weights[index] > 0 && depth[index] == depth[index] {
                            depth[index] = reading(field[index])
                        }
                    }
                }
            }
        }
    }
}
