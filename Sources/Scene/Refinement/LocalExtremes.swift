import Raster

/// The greatest and the least number within a square around each pixel.
struct LocalExtremes {
    private(set) var greatest: Plane<Float>
    private(set) var least: Plane<Float>

    /// - Parameter radius: 1 or more; the square has sides of 2 radius + 1 pixels, cut off at the plane's edges.
    init(of plane: Plane<Float>, radius: Int) {
        greatest = LocalExtremes.greatest(of: plane, radius: radius)
        least = LocalExtremes.least(of: plane, radius: radius)
    }

    static func greatest(of plane: Plane<Float>, radius: Int) -> Plane<Float> {
        slide(plane, radius: radius, Greater.self)
    }

    static func least(of plane: Plane<Float>, radius: Int) -> Plane<Float> {
        slide(plane, radius: radius, Lesser.self)
    }

    /// The extremes within squares of twice the radius, from those within squares of the radius.
    init(widening extremes: LocalExtremes, radius: Int) {
        greatest = LocalExtremes.greatest(of: extremes.greatest, radius: radius)
        least = LocalExtremes.least(of: extremes.least, radius: radius)
    }

    /// Calls with a row's least and greatest numbers.
    @inline(__always)
    func withRow(_ y: Int, _ body: (UnsafePointer<Float>, UnsafePointer<Float>) -> Void) {
        least.pixels.withUnsafeBufferPointer { least in
            greatest.pixels.withUnsafeBufferPointer { greatest in
                guard let least = least.baseAddress, let greatest = greatest.baseAddress else { return }
                body(least + y * self.least.width, greatest + y * self.least.width)
            }
        }
    }

    /// Calls with each row's number and its least and greatest numbers, to be changed; on all cores.
    @inline(__always)
    mutating func withMutableRows(
        _ body: (Int, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Void
    ) {
        let (width, height) = (least.width, least.height)
        least.pixels.withUnsafeMutableBufferPointer { least in
            greatest.pixels.withUnsafeMutableBufferPointer { greatest in
                guard let leastStart = least.baseAddress, let greatestStart = greatest.baseAddress else { return }
                nonisolated(unsafe) let (least, greatest) = (leastStart, greatestStart)
                concurrentBands(of: height) { rows in
                    for y in rows { body(y, least + y * width, greatest + y * width) }
                }
            }
        }
    }
}

/// One of two numbers. A type and no closure, as the compiler specialises inner loops for types only.
private protocol Choice {
    static func choose(_ one: Float, _ other: Float) -> Float
}

private enum Greater: Choice {
    @inline(__always) static func choose(_ one: Float, _ other: Float) -> Float { one > other ? one : other }
}

private enum Lesser: Choice {
    @inline(__always) static func choose(_ one: Float, _ other: Float) -> Float { one < other ? one : other }
}

/// Chooses among the pixels of a square, first along rows, then along columns; whole rows at a time, so that it runs on vectors.
private func slide<C: Choice>(_ plane: Plane<Float>, radius: Int, _ choice: C.Type) -> Plane<Float> {
    let (width, height) = (plane.width, plane.height)
    let along = Plane<Float>(width: width, height: height) { output in
        plane.pixels.withUnsafeBufferPointer { input in
            guard let inputStart = input.baseAddress, let outputStart = output.baseAddress else { return }
            nonisolated(unsafe) let (source, target) = (inputStart, outputStart)
            concurrentBands(of: height) { rows in
                for y in rows {
                    let (row, result) = (source + y * width, target + y * width)
                    result.initialize(from: row, count: width)
                    for offset in 1...max(1, min(radius, width - 1)) where offset < width {
                        choose(choice, row + offset, into: result, count: width - offset)
                        choose(choice, row, into: result + offset, count: width - offset)
                    }
                }
            }
        }
    }
    return Plane<Float>(width: width, height: height) { output in
        along.pixels.withUnsafeBufferPointer { input in
            guard let inputStart = input.baseAddress, let outputStart = output.baseAddress else { return }
            nonisolated(unsafe) let (source, target) = (inputStart, outputStart)
            concurrentBands(of: height) { rows in
                for y in rows {
                    let result = target + y * width
                    result.initialize(from: source + y * width, count: width)
                    for line in max(0, y - radius)...min(height - 1, y + radius) where line != y {
                        choose(choice, source + line * width, into: result, count: width)
                    }
                }
            }
        }
    }
}

/// Puts into each number of `result` the chosen one of it and of its neighbour in `row`.
@inline(__always)
private func choose<C: Choice>(
    _: C.Type, _ row: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>, count: Int
) {
    for x in 0..<count { result[x] = C.choose(result[x], row[x]) }
}
