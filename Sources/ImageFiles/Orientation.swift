import Raster

/// How a stored picture has to be turned to be upright: the EXIF and TIFF tag Orientation.
struct Orientation {
    /// Whether rows become columns.
    let isTransposed: Bool
    /// Whether the upright picture's rows run against the stored columns' or rows' order, left to right.
    let isMirrored: Bool
    /// The same, top to bottom.
    let isFlipped: Bool

    /// - Parameter tag: 1...8; any other number counts as 1.
    init(tag: Int) {
        isTransposed = (5...8).contains(tag)
        isMirrored = [2, 3, 6, 7].contains(tag)
        isFlipped = [3, 4, 7, 8].contains(tag)
    }

    /// Rows and columns exchanged.
    static let transposed = Orientation(tag: 5)

    var isUpright: Bool { !isTransposed && !isMirrored && !isFlipped }
}

extension Plane {
    /// The picture, turned upright, on all cores.
    func upright(_ orientation: Orientation) -> Plane {
        guard !orientation.isUpright else { return self }
        let stored = self
        let outputWidth = orientation.isTransposed ? height : width
        let outputHeight = orientation.isTransposed ? width : height
        // The stored index is affine in the upright column and row.
        let alongX = orientation.isTransposed ? stored.width : 1
        let alongY = orientation.isTransposed ? 1 : stored.width
        let stepX = orientation.isMirrored ? -alongX : alongX
        let stepY = orientation.isFlipped ? -alongY : alongY
        let origin =
            (orientation.isMirrored ? alongX * (outputWidth - 1) : 0)
            + (orientation.isFlipped ? alongY * (outputHeight - 1) : 0)
        return Plane(width: outputWidth, height: outputHeight) { output in
            stored.pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: outputHeight) { rows in
                    // Blocks, so that both the stored and the upright rows of one stay in the first cache.
                    for blockY in stride(from: rows.lowerBound, to: rows.upperBound, by: orientationBlock) {
                        for blockX in stride(from: 0, to: outputWidth, by: orientationBlock) {
                            for y in blockY..<Swift.min(blockY + orientationBlock, rows.upperBound) {
                                let start = origin + y * stepY
                                for x in blockX..<Swift.min(blockX + orientationBlock, outputWidth) {
                                    output.initializeElement(at: y * outputWidth + x, to: input[start + x * stepX])
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

private let orientationBlock = 64
