import Raster

extension Calibration {
    /// The distance of every pixel, NaN where there is none: ``distance(_:)`` in single precision, which a Float of
    /// depth is in anyway. Digits are lost where `a * d` and `b` are large and nearly cancel.
    public func distances(of values: Plane<Float>) -> Plane<Float> {
        guard fitsSinglePrecision else {
            return values.map { value in
                let distance = Float(distance(Double(value)))
                return distance.isFinite ? distance : .nan
            }
        }
        let pixel = PixelCalibration(self)
        return Plane<Float>(width: values.width, height: values.height) { output in
            values.pixels.withUnsafeBufferPointer { input in
                concurrentBands(of: values.height) { rows in
                    pixel.apply(
                        from: input, to: output, over: rows.lowerBound * values.width..<rows.upperBound * values.width)
                }
            }
        }
    }
}

extension Calibration {
    /// Whether scale and shift are floats of full precision: maps whose range is 10^38 or 10^-38 wide have others.
    private var fitsSinglePrecision: Bool {
        [a, b].allSatisfy { $0 == 0 || Float($0).isNormal }
    }
}

/// A calibration as numbers without optionals, for eight pixels at a time.
private struct PixelCalibration {
    private typealias Lanes = SIMD8<Float>

    private let a: Lanes
    private let b: Lanes
    private let near: Lanes
    private let far: Lanes
    /// Where pixels are dropped: the limits, and a little more.
    private let leastKept: Lanes
    private let greatestKept: Lanes
    /// What becomes of pixels at infinity and behind the camera.
    private let beyond: Lanes
    private let isInverse: Bool
    private let clamps: Bool

    init(_ calibration: Calibration) {
        a = Lanes(repeating: Float(calibration.a))
        b = Lanes(repeating: Float(calibration.b))
        near = Lanes(repeating: Float(calibration.near ?? 0))
        far = Lanes(repeating: Float(calibration.far ?? .greatestFiniteMagnitude))
        leastKept = near * Float(1 - Calibration.limitTolerance)
        greatestKept = calibration.far == nil ? far : far * Float(1 + Calibration.limitTolerance)
        isInverse = calibration.isInverse
        clamps = calibration.outside == .clamp
        let isKept = isInverse && clamps && calibration.far != nil
        beyond = isKept ? far : Lanes(repeating: .nan)
    }

    func apply(
        from input: UnsafeBufferPointer<Float>, to output: UnsafeMutableBufferPointer<Float>, over range: Range<Int>
    ) {
        var index = range.lowerBound
        while index + Lanes.scalarCount <= range.upperBound {
            var values = Lanes()
            for lane in 0..<Lanes.scalarCount { values[lane] = input[index + lane] }
            let distances = distances(of: values)
            for lane in 0..<Lanes.scalarCount { output.initializeElement(at: index + lane, to: distances[lane]) }
            index += Lanes.scalarCount
        }
        while index < range.upperBound {
            output.initializeElement(at: index, to: distances(of: Lanes(repeating: input[index]))[0])
            index += 1
        }
    }

    @inline(__always)
    private func distances(of values: Lanes) -> Lanes {
        let line = a * values + b
        let z = isInverse ? 1 / line : line
        var result = z
        result.replace(with: near, where: z .< near)
        result.replace(with: far, where: z .> far)
        if !clamps { result.replace(with: Lanes(repeating: .nan), where: (z .< leastKept) .| (z .> greatestKept)) }
        // All comparisons with NaN are false.
        result.replace(with: beyond, where: .!((z .> 0) .& (z .< .infinity)))
        result.replace(with: Lanes(repeating: .nan), where: line .!= line)
        return result
    }
}
