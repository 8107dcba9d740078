import Foundation
import Raster

extension Plane where Pixel == Float {
    /// Smoothed by a Gaussian, cut off at three standard deviations; from ``narrowestBoxed`` on by three box blurs, whose time does
    /// not grow with the width.
    ///
    /// Each result is a mean over the neighbours that have a value, so that holes and the picture's sides do not bleed into
    /// it. NaN stays NaN.
    /// - Parameter sigma: standard deviation in pixels, above 0.
    func gaussianSmoothed(sigma: Double) -> Plane<Float> {
        guard sigma < Plane.narrowestBoxed else { return BoxedGaussian(sigma: sigma).smoothed(self) }
        return exactlySmoothed(sigma: sigma)
    }

    /// The least standard deviation whose variance three boxes of whole radii meet to 2 %.
    static var narrowestBoxed: Double { 5 }

    func exactlySmoothed(sigma: Double) -> Plane<Float> {
        let radius = max(1, Int((3 * sigma).rounded(.up)))
        let bell = (-radius...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
        // With a sum of 1, so that sums of great numbers do not overflow.
        let sum = bell.reduce(0, +)
        let kernel = bell.map { Float($0 / sum) }
        // Weighted sums of the values and of the weights along rows, a row of each after another.
        var sums = [Float](repeating: 0, count: 2 * count)
        var result = pixels
        sums.withUnsafeMutableBufferPointer { sums in
            nonisolated(unsafe) let sums = sums
            pixels.withUnsafeBufferPointer { values in
                concurrentBands(of: height) { rows in
                    smoothRows(rows, kernel: kernel, radius: radius, values, into: sums)
                }
            }
            result.withUnsafeMutableBufferPointer { result in
                nonisolated(unsafe) let result = result
                concurrentBands(of: height) { rows in
                    smoothColumns(rows, kernel: kernel, radius: radius, sums, into: result)
                }
            }
        }
        return Plane(width: width, height: height, pixels: result)
    }

    private func smoothRows(
        _ rows: Range<Int>, kernel: [Float], radius: Int, _ values: UnsafeBufferPointer<Float>,
        into sums: UnsafeMutableBufferPointer<Float>
    ) {
        // The row between two runs of pixels without a value.
        var padded = [Float](repeating: 0, count: width + 2 * radius)
        var present = [Float](repeating: 0, count: width + 2 * radius)
        for y in rows {
            for x in 0..<width {
                let value = values[y * width + x]
                let isPresent = value.magnitude < .infinity
                padded[x + radius] = isPresent ? value : 0
                present[x + radius] = isPresent ? 1 : 0
            }
            let sum = UnsafeMutableBufferPointer(rebasing: sums[2 * y * width..<(2 * y + 1) * width])
            let weight = UnsafeMutableBufferPointer(rebasing: sums[(2 * y + 1) * width..<(2 * y + 2) * width])
            for (tap, factor) in kernel.enumerated() {
                padded.withUnsafeBufferPointer { input in
                    for x in 0..<width { sum[x] += factor * input[x + tap] }
                }
                present.withUnsafeBufferPointer { input in
                    for x in 0..<width { weight[x] += factor * input[x + tap] }
                }
            }
        }
    }

    private func smoothColumns(
        _ rows: Range<Int>, kernel: [Float], radius: Int, _ sums: UnsafeMutableBufferPointer<Float>,
        into result: UnsafeMutableBufferPointer<Float>
    ) {
        var total = [Float](repeating: 0, count: 2 * width)
        for y in rows {
            total.withUnsafeMutableBufferPointer { total in
                total.update(repeating: 0)
                for tap in max(0, y - radius)...min(height - 1, y + radius) {
                    let factor = kernel[tap - y + radius]
                    let input = UnsafeBufferPointer(rebasing: sums[2 * tap * width..<(2 * tap + 2) * width])
                    for x in 0..<2 * width { total[x] += factor * input[x] }
                }
                for x in 0..<width where result[y * width + x].magnitude < .infinity {
                    result[y * width + x] = total[x] / total[width + x]
                }
            }
        }
    }
}
