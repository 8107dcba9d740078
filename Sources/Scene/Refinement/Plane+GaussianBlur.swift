import Foundation
import Raster

extension Plane where Pixel == Float {
    /// The plane blurred by a Gaussian, cut off at two and a half standard deviations; beyond the edges the edge pixels are repeated.
    /// - Parameter deviation: the standard deviation in pixels, above 0.
    func blurred(_ deviation: Float) -> Plane<Float> {
        let weights = gaussianWeights(deviation)
        let radius = weights.count - 1
        return Plane<Float>(width: width, height: height) { output in
            pixels.withUnsafeBufferPointer { input in
                weights.withUnsafeBufferPointer { weights in
                    guard let inputStart = input.baseAddress, let outputStart = output.baseAddress else { return }
                    nonisolated(unsafe) let (source, target) = (inputStart, outputStart)
                    concurrentBands(of: height, minimum: 16) { band in
                        withUnsafeTemporaryAllocation(of: Float.self, capacity: width + 2 * radius) { room in
                            guard let room = room.baseAddress else { return }
                            let middle = room + radius
                            for y in band {
                                blendRows(
                                    around: y, of: source, width: width, height: height, weights, into: middle)
                                room.update(repeating: middle[0], count: radius)
                                (middle + width).update(repeating: middle[width - 1], count: radius)
                                let row = target + y * width
                                for x in 0..<width { row[x] = weights[0] * middle[x] }
                                for offset in 1...radius {
                                    let weight = weights[offset]
                                    let (left, right) = (middle - offset, middle + offset)
                                    for x in 0..<width { row[x] += weight * (left[x] + right[x]) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The weights of the middle pixel and of those on one side; one or more on each side.
private func gaussianWeights(_ deviation: Float) -> [Float] {
    let radius = max(1, Int((2.5 * deviation).rounded(.up)))
    let bell = (0...radius).map { exp(-Float($0 * $0) / (2 * deviation * deviation)) }
    let sum = 2 * bell.reduce(0, +) - bell[0]
    return bell.map { $0 / sum }
}

/// The weighted sum of the rows around one.
@inline(__always)
private func blendRows(
    around y: Int, of plane: UnsafePointer<Float>, width: Int, height: Int, _ weights: UnsafeBufferPointer<Float>,
    into output: UnsafeMutablePointer<Float>
) {
    let row = plane + y * width
    for x in 0..<width { output[x] = weights[0] * row[x] }
    for offset in 1..<weights.count {
        let weight = weights[offset]
        let (above, below) = (plane + max(y - offset, 0) * width, plane + min(y + offset, height - 1) * width)
        for x in 0..<width { output[x] += weight * (above[x] + below[x]) }
    }
}
