extension Plane where Pixel == Float {
    /// The plane at another size. A result is NaN where one of the pixels that it is made of is.
    ///
    /// Two passes on all cores: along the rows at the old height, then along the columns.
    /// - Parameters:
    ///   - newWidth: 1 or more.
    ///   - newHeight: 1 or more.
    /// - Precondition: the plane is not empty.
    public func resampled(width newWidth: Int, height newHeight: Int, _ kernel: ResamplingKernel) -> Plane<Float> {
        guard newWidth != width || newHeight != height else { return self }
        let widened = newWidth == width ? self : resampledRows(to: newWidth, kernel)
        return newHeight == height ? widened : widened.resampledColumns(to: newHeight, kernel)
    }

    private func resampledRows(to newWidth: Int, _ kernel: ResamplingKernel) -> Plane<Float> {
        let table = ResamplingWeights(kernel, from: width, to: newWidth)
        return Plane<Float>(width: newWidth, height: height) { output in
            pixels.withUnsafeBufferPointer { input in
                table.starts.withUnsafeBufferPointer { starts in
                    table.offsets.withUnsafeBufferPointer { offsets in
                        table.weights.withUnsafeBufferPointer { weights in
                            concurrentBands(of: height, minimum: 8) { rows in
                                for y in rows {
                                    let row = y * width
                                    for x in 0..<newWidth {
                                        let first = offsets[x]
                                        let pixel = row + starts[x]
                                        var sum: Float = 0
                                        for tap in 0..<offsets[x + 1] - first {
                                            sum += weights[first + tap] * input[pixel + tap]
                                        }
                                        output.initializeElement(at: y * newWidth + x, to: sum)
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func resampledColumns(to newHeight: Int, _ kernel: ResamplingKernel) -> Plane<Float> {
        let table = ResamplingWeights(kernel, from: height, to: newHeight)
        return Plane<Float>(width: width, height: newHeight) { output in
            pixels.withUnsafeBufferPointer { input in
                table.weights.withUnsafeBufferPointer { weights in
                    guard let source = input.baseAddress, let target = output.baseAddress,
                        let allWeights = weights.baseAddress
                    else { return }
                    concurrentBands(of: newHeight, minimum: 8) { rows in
                        for y in rows {
                            let first = table.offsets[y]
                            blendRows(
                                source + table.starts[y] * width, stride: width, weights: allWeights + first,
                                count: table.offsets[y + 1] - first, into: target + y * width)
                        }
                    }
                }
            }
        }
    }
}

/// Writes the weighted sum of `count` rows. The usual counts have loops of their own, so that the sum stays in registers.
private func blendRows(
    _ rows: UnsafePointer<Float>, stride: Int, weights: UnsafePointer<Float>, count: Int,
    into output: UnsafeMutablePointer<Float>
) {
    switch count {
    case 1 where weights[0] == 1:
        output.initialize(from: rows, count: stride)
    case 2:
        let (w0, w1) = (weights[0], weights[1])
        let second = rows + stride
        for x in 0..<stride { output[x] = w0 * rows[x] + w1 * second[x] }
    case 4:
        let (w0, w1, w2, w3) = (weights[0], weights[1], weights[2], weights[3])
        let (second, third, fourth) = (rows + stride, rows + 2 * stride, rows + 3 * stride)
        for x in 0..<stride {
            output[x] = w0 * rows[x] + w1 * second[x] + w2 * third[x] + w3 * fourth[x]
        }
    default:
        for x in 0..<stride { output[x] = weights[0] * rows[x] }
        for row in 1..<max(count, 1) {
            let weight = weights[row]
            let values = rows + row * stride
            for x in 0..<stride { output[x] += weight * values[x] }
        }
    }
}
