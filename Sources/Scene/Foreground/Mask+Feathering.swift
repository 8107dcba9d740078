import Raster

extension Plane where Pixel == UInt8 {
    /// The mask with a soft edge: it falls from 255 to 0 over `radius` pixels on both sides of the outline, in an
    /// S-shaped curve, and is unchanged farther away from it.
    ///
    /// Three box blurs whose radii add up to `radius`, which comes close to a Gaussian blur of standard deviation
    /// `radius` / 3 and takes the same time for every radius. Outside the picture it goes on as at its border.
    /// - Parameter radius: in pixels, 0 to ``largestFeather``; 0 changes nothing.
    public func feathered(radius: Int) -> Plane<UInt8> {
        guard radius > 0, !isEmpty else { return self }
        let blurs = [(radius + 2) / 3, (radius + 1) / 3, radius / 3].filter { $0 > 0 }.map(BoxBlur.init(radius:))
        return blurringRows(blurs).blurringColumns(blurs)
    }

    /// In pixels: wider soft edges than pictures are.
    public static var largestFeather: Int { 10_000 }

    /// Rows blurred, in 256ths.
    private func blurringRows(_ blurs: [BoxBlur]) -> Plane<UInt16> {
        Plane<UInt16>(width: width, height: height) { output in
            pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: height) { band in
                    withLines(count: width) { line, blurred in
                        var (line, blurred) = (line, blurred)
                        for y in band {
                            for x in 0..<width { line[x] = UInt16(input[y * width + x]) << 8 }
                            for blur in blurs {
                                blur.blur(UnsafeBufferPointer(line), into: blurred)
                                swap(&line, &blurred)
                            }
                            for x in 0..<width { output.initializeElement(at: y * width + x, to: line[x]) }
                        }
                    }
                }
            }
        }
    }
}

extension Plane where Pixel == UInt16 {
    /// Columns blurred, and 256ths rounded to whole numbers; in blocks of columns that a core's cache holds entirely.
    fileprivate func blurringColumns(_ blurs: [BoxBlur]) -> Plane<UInt8> {
        let blocks = (width + lanes - 1) / lanes
        return Plane<UInt8>(width: width, height: height) { output in
            pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: blocks, minimum: 1) { band in
                    withLines(count: height * lanes) { lines, blurred in
                        var (lines, blurred) = (lines, blurred)
                        var sums = [Int32](repeating: 0, count: lanes)
                        for block in band {
                            let start = block * lanes
                            let count = Swift.min(lanes, width - start)
                            for y in 0..<height {
                                for lane in 0..<count { lines[y * lanes + lane] = input[y * width + start + lane] }
                            }
                            for blur in blurs {
                                sums.withUnsafeMutableBufferPointer {
                                    blur.blur(UnsafeBufferPointer(lines), into: blurred, lanes: lanes, sums: $0)
                                }
                                swap(&lines, &blurred)
                            }
                            for y in 0..<height {
                                for lane in 0..<count {
                                    let rounded = UInt8(truncatingIfNeeded: (Int32(lines[y * lanes + lane]) + 128) >> 8)
                                    output.initializeElement(at: y * width + start + lane, to: rounded)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Columns blurred at once: 64 bytes, a cache line.
private let lanes = 32

/// Lends two lines of zeros.
private func withLines(
    count: Int, _ body: (UnsafeMutableBufferPointer<UInt16>, UnsafeMutableBufferPointer<UInt16>) -> Void
) {
    let lines = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: 2 * count)
    defer { lines.deallocate() }
    lines.initialize(repeating: 0)
    body(UnsafeMutableBufferPointer(rebasing: lines[..<count]), UnsafeMutableBufferPointer(rebasing: lines[count...]))
}
