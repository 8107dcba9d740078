import Raster

extension Plane where Pixel == RGB8 {
    /// The picture at half its size, rounded up: each pixel the mean of two by two. At an odd edge the edge pixel counts twice.
    func halved() -> Plane<RGB8> {
        let (newWidth, newHeight) = ((width + 1) / 2, (height + 1) / 2)
        return Plane<RGB8>(width: newWidth, height: newHeight) { output in
            pixels.withUnsafeBytes { bytes in
                guard let source = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
                    let target = UnsafeMutableRawBufferPointer(output).baseAddress?.assumingMemoryBound(to: UInt8.self)
                else { return }
                nonisolated(unsafe) let (input, result) = (source, target)
                concurrentBands(of: newHeight) { rows in
                    for y in rows {
                        let upper = input + 2 * y * 3 * width
                        let lower = input + Swift.min(2 * y + 1, height - 1) * 3 * width
                        halve(upper, lower, width: width, into: result + y * 3 * newWidth)
                    }
                }
            }
        }
    }
}

/// Two rows of three bytes a pixel to one of half the width.
private func halve(
    _ upper: UnsafePointer<UInt8>, _ lower: UnsafePointer<UInt8>, width: Int, into row: UnsafeMutablePointer<UInt8>
) {
    let pairs = width / 2
    for x in 0..<pairs {
        let at = 6 * x
        for channel in 0..<3 {
            let left = UInt16(upper[at + channel]) &+ UInt16(lower[at + channel])
            let right = UInt16(upper[at + 3 + channel]) &+ UInt16(lower[at + 3 + channel])
            row[3 * x + channel] = UInt8(truncatingIfNeeded: (left &+ right &+ 2) &>> 2)
        }
    }
    guard width % 2 == 1 else { return }
    for channel in 0..<3 {
        let sum = UInt16(upper[6 * pairs + channel]) &+ UInt16(lower[6 * pairs + channel])
        row[3 * pairs + channel] = UInt8(truncatingIfNeeded: (sum &+ 1) &>> 1)
    }
}
