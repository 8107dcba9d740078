import Raster

extension Plane where Pixel == Float {
    /// The standard deviation of the noise in the plane, as far as it is independent from pixel to pixel.
    ///
    /// From second differences along both axes in turn, in which edges and slopes leave little, as J. Immerkaer has it ("Fast Noise
    /// Variance Estimation", Computer Vision and Image Understanding 64, 1996); but from their lower quarter, not from their mean, as
    /// a map may be edges for the most part. 0 for planes less than three pixels wide or high.
    var noise: Float {
        guard width >= 3, height >= 3 else { return 0 }
        let differences = Plane<Float>(width: width - 2, height: height - 2) { output in
            pixels.withUnsafeBufferPointer { pixels in
                for y in 1..<height - 1 {
                    func along(_ x: Int, _ line: Int) -> Float {
                        let index = line * width + x
                        return pixels[index - 1] - 2 * pixels[index] + pixels[index + 1]
                    }
                    for x in 1..<width - 1 {
                        let difference = along(x, y - 1) - 2 * along(x, y) + along(x, y + 1)
                        output[(y - 1) * (width - 2) + x - 1] = abs(difference)
                    }
                }
            }
        }
        // The weights' squares sum to 36; a quarter of a bell curve lies within 0.3186 standard deviations.
        return (differences.percentiles([0.25]).first ?? 0) / (6 * 0.3186)
    }
}
