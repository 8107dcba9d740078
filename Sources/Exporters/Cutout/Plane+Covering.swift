import Raster

extension Plane where Pixel == RGB8 {
    /// The picture scaled, its proportions kept, so that it just covers a size, and cut at its middle to that size.
    /// - Precondition: neither the picture nor the size is empty.
    func covering(width newWidth: Int, height newHeight: Int) -> Plane<RGB8> {
        let part = middle(aspect: Double(newWidth) / Double(newHeight))
        guard part.width != newWidth || part.height != newHeight else { return part }
        var channels = [Float](repeating: 0, count: 3 * newWidth * newHeight)
        channels.withUnsafeMutableBufferPointer { channels in
            guard let output = channels.baseAddress else { return }
            part.writeChannelPlanes(
                width: newWidth, height: newHeight, .area, gain: SIMD3(repeating: 1), bias: SIMD3(repeating: 0.5),
                to: output)
        }
        let size = newWidth * newHeight
        return Plane(width: newWidth, height: newHeight) { output in
            channels.withUnsafeBufferPointer { channels in
                concurrentBands(of: newHeight) { rows in
                    for index in rows.lowerBound * newWidth..<rows.upperBound * newWidth {
                        output.initializeElement(
                            at: index,
                            to: RGB8(
                                red: byte(channels[index]), green: byte(channels[size + index]),
                                blue: byte(channels[2 * size + index])))
                    }
                }
            }
        }
    }

    /// The largest part round the middle whose width is `aspect` times its height, to the pixel.
    private func middle(aspect: Double) -> Plane<RGB8> {
        let partWidth = Swift.min(width, Swift.max(1, Int((Double(height) * aspect).rounded())))
        let partHeight = Swift.min(height, Swift.max(1, Int((Double(width) / aspect).rounded())))
        guard partWidth != width || partHeight != height else { return self }
        let (left, top) = ((width - partWidth) / 2, (height - partHeight) / 2)
        return Plane(
            width: partWidth, height: partHeight,
            pixels: (top..<top + partHeight).flatMap { y in
                pixels[y * width + left..<y * width + left + partWidth]
            })
    }
}

/// A number cut off to a whole one within a byte's range.
@inline(__always)
private func byte(_ value: Float) -> UInt8 { UInt8(min(max(0, value), 255)) }
