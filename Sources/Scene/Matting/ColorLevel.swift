import Raster

/// A photo and its alpha at one of the sizes of ``ForegroundColors``.
struct ColorLevel {
    let photo: Plane<RGB8>
    let alpha: Plane<UInt16>
    /// Unknown where foreground and background are mixed.
    let mixed: Trimap

    init(photo: Plane<RGB8>, alpha: Plane<UInt16>) {
        self.photo = photo
        self.alpha = alpha
        mixed = Trimap(
            labels: alpha.map { $0 == 0 ? Trimap.background : $0 == .max ? Trimap.foreground : Trimap.unknown })
    }

    func halved() -> ColorLevel { ColorLevel(photo: photo.halved(), alpha: alpha.halved()) }

    /// 1, and the colour in 0...1.
    @inline(__always)
    static func color(_ pixel: RGB8) -> SIMD4<Float> {
        SIMD4(Float(pixel.red), Float(pixel.green), Float(pixel.blue), 255) / 255
    }
}

extension Plane where Pixel == UInt16 {
    /// Half the size, rounded up: each pixel the mean of two by two. At an odd edge the edge pixel counts twice.
    fileprivate func halved() -> Plane<UInt16> {
        let (newWidth, newHeight) = ((width + 1) / 2, (height + 1) / 2)
        return Plane<UInt16>(width: newWidth, height: newHeight) { output in
            nonisolated(unsafe) let output = output
            pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: newHeight) { rows in
                    for y in rows {
                        let upper = 2 * y * width
                        let lower = Swift.min(2 * y + 1, height - 1) * width
                        for x in 0..<newWidth {
                            let (left, right) = (2 * x, Swift.min(2 * x + 1, width - 1))
                            let sum =
                                UInt32(input[upper + left]) + UInt32(input[upper + right])
                                + UInt32(input[lower + left]) + UInt32(input[lower + right])
                            output.initializeElement(
                                at: y * newWidth + x, to: UInt16(truncatingIfNeeded: (sum + 2) / 4))
                        }
                    }
                }
            }
        }
    }
}
