extension Plane where Pixel == RGB8 {
    /// The picture at another size: means over the covered area where it shrinks, bilinear where it grows.
    /// - Parameters:
    ///   - newWidth: 1 or more.
    ///   - newHeight: 1 or more.
    /// - Precondition: the plane is not empty.
    public func resized(width newWidth: Int, height newHeight: Int) -> Plane<RGB8> {
        guard width != newWidth || height != newHeight else { return self }
        var channels = [Float](repeating: 0, count: 3 * newWidth * newHeight)
        channels.withUnsafeMutableBufferPointer { channels in
            guard let output = channels.baseAddress else { return }
            writeChannelPlanes(
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

    /// The picture with each side that is longer than its limit shrunk to it, so that its proportions may change: for
    /// drawing into a rectangle of a given size.
    /// - Parameters:
    ///   - maximumWidth: 1 or more.
    ///   - maximumHeight: 1 or more.
    public func shrunk(width maximumWidth: Int, height maximumHeight: Int) -> Plane<RGB8> {
        guard !isEmpty else { return self }
        return resized(width: Swift.min(width, maximumWidth), height: Swift.min(height, maximumHeight))
    }
}

/// A number cut off to a whole one within a byte's range.
@inline(__always)
private func byte(_ value: Float) -> UInt8 { UInt8(min(max(0, value), 255)) }
