import Raster

/// Three box blurs in a row in place of a Gaussian (Wells, "Efficient synthesis of Gaussian filters by cascaded uniform
/// filters", 1986): the same time for every width, and weights within 3 % of the Gaussian's largest.
struct BoxedGaussian {
    let blurs: [BoxBlur]

    /// - Parameter sigma: standard deviation in pixels, 3 or more.
    init(sigma: Double) {
        // A box of radius r has the variance r (r + 1) / 3, and variances add up. Of the radii near the ideal one, those
        // that come closest.
        let wanted = 3 * sigma * sigma
        let middle = Int((sigma * sigma + 0.25).squareRoot() - 0.5)
        let near = (middle - 1)...(middle + 2)
        var radii = [middle, middle, middle]
        var least = Double.infinity
        for first in near {
            for second in first...near.upperBound {
                for third in second...near.upperBound {
                    let sum = first * (first + 1) + second * (second + 1) + third * (third + 1)
                    if (Double(sum) - wanted).magnitude < least {
                        least = (Double(sum) - wanted).magnitude
                        radii = [first, second, third]
                    }
                }
            }
        }
        blurs = radii.map { BoxBlur(radius: max(1, $0)) }
    }

    /// How far a pixel has a say.
    var reach: Int { blurs.reduce(0) { $0 + $1.radius } }

    /// The plane smoothed; means of what has a value, as ``Raster/Plane/gaussianSmoothed(sigma:)`` has them.
    func smoothed(_ plane: Plane<Float>) -> Plane<Float> {
        smoothedColumns(smoothedRows(plane), of: plane)
    }

    private func smoothedRows(_ plane: Plane<Float>) -> Plane<WeightedSample> {
        let width = plane.width
        return Plane(width: width, height: plane.height) { output in
            plane.pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: plane.height) { band in
                    withLines(count: width + 2 * reach) { line, blurred in
                        for y in band {
                            // Pixels without weight on either side, so that nothing comes in from outside.
                            line.update(repeating: WeightedSample(.nan))
                            for x in 0..<width { line[reach + x] = WeightedSample(input[y * width + x]) }
                            var (source, target) = (line, blurred)
                            for blur in blurs {
                                blur.blur(UnsafeBufferPointer(source), into: target)
                                swap(&source, &target)
                            }
                            for x in 0..<width { output.initializeElement(at: y * width + x, to: source[reach + x]) }
                        }
                    }
                }
            }
        }
    }

    /// In blocks of columns that a core's cache holds entirely.
    private func smoothedColumns(_ sums: Plane<WeightedSample>, of plane: Plane<Float>) -> Plane<Float> {
        let (width, height) = (plane.width, plane.height)
        let lanes = BoxedGaussian.lanes
        return Plane(width: width, height: height) { output in
            plane.pixels.withUnsafeBufferPointer { values in
                sums.pixels.withUnsafeBufferPointer { input in
                    concurrentBands(of: (width + lanes - 1) / lanes, minimum: 1) { band in
                        withLines(count: (height + 2 * reach) * lanes) { lines, blurred in
                            var running = [SIMD2<Double>](repeating: WeightedSample.noSum, count: lanes)
                            for block in band {
                                let start = block * lanes
                                let count = min(lanes, width - start)
                                lines.update(repeating: WeightedSample(.nan))
                                for y in 0..<height {
                                    for lane in 0..<count {
                                        lines[(reach + y) * lanes + lane] = input[y * width + start + lane]
                                    }
                                }
                                var (source, target) = (lines, blurred)
                                for blur in blurs {
                                    running.withUnsafeMutableBufferPointer {
                                        blur.blur(UnsafeBufferPointer(source), into: target, lanes: lanes, sums: $0)
                                    }
                                    swap(&source, &target)
                                }
                                for y in 0..<height {
                                    for lane in 0..<count {
                                        let index = y * width + start + lane
                                        let value = values[index]
                                        let mean = source[(reach + y) * lanes + lane].mean
                                        output.initializeElement(
                                            at: index, to: value.magnitude < .infinity ? mean : value)
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Columns smoothed at once: 64 bytes, a cache line.
    private static let lanes = 8
}

/// Lends two lines of pixels without weight.
private func withLines(
    count: Int,
    _ body: (UnsafeMutableBufferPointer<WeightedSample>, UnsafeMutableBufferPointer<WeightedSample>) -> Void
) {
    let lines = UnsafeMutableBufferPointer<WeightedSample>.allocate(capacity: 2 * count)
    defer { lines.deallocate() }
    lines.initialize(repeating: WeightedSample(.nan))
    body(UnsafeMutableBufferPointer(rebasing: lines[..<count]), UnsafeMutableBufferPointer(rebasing: lines[count...]))
}
