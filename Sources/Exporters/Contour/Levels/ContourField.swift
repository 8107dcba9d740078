import Raster
import Scene

/// The numbers that lines are traced in, and how they become distances.
struct ContourField {
    var values: Plane<Float>
    let spacing: LevelSpacing
    private let calibration: Calibration
    private let isInverseMap: Bool

    /// - Parameter smoothing: standard deviation in pixels, 0 or more.
    init(_ scene: Scene, spacing: LevelSpacing, smoothing: Double) {
        self.spacing = spacing
        calibration = scene.calibration
        isInverseMap = scene.depth.meaning == .inverse
        switch spacing {
        case .depth: values = scene.distance
        case .inverse:
            values = scene.inverseDepth
            // Pixels that are left out for lying before near or past far have no line either.
            if scene.calibration.outside == .drop { values = values.without(holesOf: scene.distance) }
        }
        if smoothing > 0 { values = values.gaussianSmoothed(sigma: smoothing) }
    }

    func level(_ value: Double) -> ContourLevel {
        ContourLevel(value: value, inverseDepth: inverseDepth(of: value), distance: distance(of: value))
    }

    private func distance(of value: Double) -> Double? {
        let distance: Double
        switch spacing {
        case .depth: distance = value
        case .inverse: distance = 1 / (isInverseMap ? calibration.a * value + calibration.b : value)
        }
        return distance > 0 && distance.isFinite ? distance : nil
    }

    private func inverseDepth(of value: Double) -> Double? {
        guard spacing == .depth else { return value }
        let inverse = isInverseMap ? calibration.value(atDistance: value) : 1 / value
        return inverse.isFinite ? inverse : nil
    }
}

extension Plane where Pixel == Float {
    /// The same numbers, NaN where `other` has NaN.
    fileprivate func without(holesOf other: Plane<Float>) -> Plane<Float> {
        Plane(width: width, height: height) { output in
            pixels.withUnsafeBufferPointer { values in
                other.pixels.withUnsafeBufferPointer { holes in
                    concurrentBands(of: height) { rows in
                        for index in rows.lowerBound * width..<rows.upperBound * width {
                            output.initializeElement(at: index, to: holes[index].isNaN ? .nan : values[index])
                        }
                    }
                }
            }
        }
    }
}
