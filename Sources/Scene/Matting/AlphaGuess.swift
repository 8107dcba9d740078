import Raster

/// A first guess of alpha, from that of a picture of half the size.
struct AlphaGuess {
    /// Half as large, rounded up; nil without any, and then the guess is one half.
    let coarse: Plane<UInt16>?

    /// The sure labels, and between them the coarse alpha, interpolated.
    func alpha(for trimap: Trimap) -> Plane<UInt16> {
        let (width, height) = (trimap.width, trimap.height)
        return Plane<UInt16>(width: width, height: height) { output in
            nonisolated(unsafe) let output = output
            trimap.labels.pixels.withUnsafeBufferPointer { labels in
                concurrentBands(of: height) { rows in
                    for y in rows {
                        for x in 0..<width {
                            let label = labels[y * width + x]
                            let value = label == Trimap.unknown ? doubled(x: x, y: y) : UInt16(label) * 257
                            output.initializeElement(at: y * width + x, to: value)
                        }
                    }
                }
            }
        }
    }

    /// The coarse alpha at a pixel of the fine picture: between the middles of four pixels.
    @inline(__always)
    private func doubled(x: Int, y: Int) -> UInt16 {
        guard let coarse else { return 32768 }
        let (left, upper) = (x / 2, y / 2)
        let right = max(0, min(coarse.width - 1, x % 2 == 0 ? left - 1 : left + 1))
        let lower = max(0, min(coarse.height - 1, y % 2 == 0 ? upper - 1 : upper + 1))
        let near = 3 * UInt32(coarse[left, upper]) + UInt32(coarse[right, upper])
        let far = 3 * UInt32(coarse[left, lower]) + UInt32(coarse[right, lower])
        return UInt16(truncatingIfNeeded: (3 * near + far + 8) / 16)
    }
}
