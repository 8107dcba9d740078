import Foundation
import Raster

extension DepthMap {
    /// Takes the noise off surfaces and leaves their edges: a bilateral filter (C. Tomasi, R. Manduchi, "Bilateral Filtering for
    /// Gray and Color Images", ICCV 1998), along rows and then along columns (T. Pham, L. van Vliet, "Separable Bilateral Filtering
    /// for Fast Video Preprocessing", ICME 2005). Pixels without depth stay without, and do not take part.
    ///
    /// Values count less the more they differ, a difference of 2 % (of the value in metres, else of the map's span) as
    /// one standard deviation.
    /// - Parameter spread: the standard deviation in pixels, above 0.
    public mutating func smoothSurfaces(spread: Double) {
        let filter = BilateralLine(spread: spread, tolerance: tolerance(0.02))
        values = filter.filtered(values)
        values = filter.filtered(values.transposed()).transposed()
    }
}

/// A bilateral filter along the rows of a plane.
private struct BilateralLine {
    /// How much a pixel counts by its distance along the row, from 0.
    private let nearness: [Float]
    private let tolerance: (ofValue: Float, constant: Float)

    init(spread: Double, tolerance: (ofValue: Float, constant: Float)) {
        let radius = Int((2 * spread).rounded(.up))
        nearness = (0...radius).map { Float(exp(-Double($0 * $0) / (2 * spread * spread))) }
        self.tolerance = tolerance
    }

    func filtered(_ plane: Plane<Float>) -> Plane<Float> {
        let (width, height, radius) = (plane.width, plane.height, nearness.count - 1)
        return Plane(width: width, height: height) { output in
            nonisolated(unsafe) let output = output
            plane.pixels.withUnsafeBufferPointer { input in
                nearness.withUnsafeBufferPointer { nearness in
                    concurrentBands(of: height) { rows in
                        for y in rows {
                            for x in 0..<width {
                                let center = input[y * width + x]
                                let spread = abs(center) * tolerance.ofValue + tolerance.constant
                                let scale = spread > 0 ? 1 / spread : 0
                                var (sum, weights): (Float, Float) = (0, 0)
                                for other in max(0, x - radius)...min(width - 1, x + radius) {
                                    let value = input[y * width + other]
                                    let difference = (value - center) * scale
                                    // Near exp(-difference^2 / 2), and 0 for NaN.
                                    let root = 1 / (1 + difference * difference / 8)
                                    let weight = nearness[abs(other - x)] * (root * root) * (root * root)
                                    guard weight > 0 else { continue }
                                    sum += weight * (value - center)
                                    weights += weight
                                }
                                let mean = weights > 0 ? center + sum / weights : center
                                output.initializeElement(at: y * width + x, to: mean)
                            }
                        }
                    }
                }
            }
        }
    }
}
