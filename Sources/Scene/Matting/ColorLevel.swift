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

    /// The mean colours of foreground and background, each of what shows it alone or nearly so.
    func meanColors() -> (foreground: SIMD4<Float>, background: SIMD4<Float>) {
        // Row by row, and the rows in their order: the number of cores must not matter.
        let rows = mapConcurrentBands(of: photo.height) { rows in rows.map { weightedColors(ofRow: $0) } }
            .flatMap { $0 }
        let (front, back) = rows.reduce((SIMD4<Float>.zero, SIMD4<Float>.zero)) { ($0.0 + $1.0, $0.1 + $1.1) }
        return (front / max(front.w, .leastNormalMagnitude), back / max(back.w, .leastNormalMagnitude))
    }

    /// Sums over a row of the colours, and last of their weights: the eighth power of alpha, and of what it lacks to 1.
    private func weightedColors(ofRow y: Int) -> (SIMD4<Float>, SIMD4<Float>) {
        var sums = (SIMD4<Float>.zero, SIMD4<Float>.zero)
        photo.pixels.withUnsafeBufferPointer { photo in
            alpha.pixels.withUnsafeBufferPointer { alpha in
                for index in y * self.alpha.width..<(y + 1) * self.alpha.width {
                    let share = Float(alpha[index]) / 65535
                    var weights = SIMD2(share, 1 - share)
                    for _ in 0..<3 { weights *= weights }
                    let color = ColorLevel.color(photo[index])
                    sums.0 += weights.x * color
                    sums.1 += weights.y * color
                }
            }
        }
        return sums
    }

    /// The colour in 0...1, and 1.
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
