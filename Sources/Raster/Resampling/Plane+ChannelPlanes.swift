extension Plane where Pixel == RGB8 {
    /// Writes the picture at another size as three planes of floats, red, green, blue: what networks take (NCHW).
    ///
    /// Works on numbers, not on bytes: nothing is rounded or cut off between the resize and the result. Rows are
    /// combined first, so that each row of a photo that shrinks is read once, then columns.
    /// - Parameters:
    ///   - newWidth: 1 or more.
    ///   - newHeight: 1 or more.
    ///   - gain: what the resized bytes (0...255) of each channel are multiplied by.
    ///   - bias: what is added then.
    ///   - output: room for `3 * newWidth * newHeight` numbers; all of them are written.
    /// - Precondition: the plane is not empty.
    public func writeChannelPlanes(
        width newWidth: Int, height newHeight: Int, _ kernel: ResamplingKernel, gain: SIMD3<Float>, bias: SIMD3<Float>,
        to output: UnsafeMutablePointer<Float>
    ) {
        let columns = ResamplingWeights(kernel, from: width, to: newWidth)
        let rows = ResamplingWeights(kernel, from: height, to: newHeight)
        let samples = 3 * width
        // Shared by threads that write to rows of their own.
        nonisolated(unsafe) let output = output
        pixels.withUnsafeBytes { bytes in
            guard let source = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
            nonisolated(unsafe) let pixels = source
            concurrentBands(of: newHeight, minimum: 4) { band in
                withUnsafeTemporaryAllocation(of: Float.self, capacity: samples) { sums in
                    guard let sums = sums.baseAddress else { return }
                    for y in band {
                        let first = rows.offsets[y]
                        for tap in 0..<rows.offsets[y + 1] - first {
                            addRow(
                                pixels + (rows.starts[y] + tap) * samples, count: samples,
                                weight: rows.weights[first + tap], isFirst: tap == 0, to: sums)
                        }
                        let planeSize = newWidth * newHeight
                        columns.weights.withUnsafeBufferPointer { weights in
                            for x in 0..<newWidth {
                                let first = columns.offsets[x]
                                var sample = sums + 3 * columns.starts[x]
                                var sum = SIMD3<Float>()
                                for index in first..<columns.offsets[x + 1] {
                                    sum += weights[index] * SIMD3(sample[0], sample[1], sample[2])
                                    sample += 3
                                }
                                let value = sum * gain + bias
                                let target = output + y * newWidth + x
                                target[0] = value.x
                                target[planeSize] = value.y
                                target[2 * planeSize] = value.z
                            }
                        }
                    }
                }
            }
        }
    }
}

@inline(__always)
private func addRow(
    _ row: UnsafePointer<UInt8>, count: Int, weight: Float, isFirst: Bool, to sums: UnsafeMutablePointer<Float>
) {
    if isFirst {
        for index in 0..<count { sums[index] = weight * Float(row[index]) }
    } else {
        for index in 0..<count { sums[index] += weight * Float(row[index]) }
    }
}
