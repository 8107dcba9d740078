/// From a difference between a value and its interpolation to an error in pixels.
struct ErrorMeasure: Sendable, Equatable {
    /// Pixels for a difference as large as the value, or as large as 1.
    let factor: Float
    /// Whether differences count as shares of the value.
    let isRelative: Bool

    /// For inverse distances: what a viewer sees from ``MeshRules/sideView`` of the distance to the side.
    /// - Parameter focal: in pixels.
    init(focal: Double) {
        factor = Float(min(focal * MeshRules.sideView, 1e12))
        isRelative = true
    }

    /// For heights.
    init(pixelsPerUnit: Double) {
        factor = Float(min(pixelsPerUnit, 1e12))
        isRelative = false
    }

    /// - Parameter value: 0 or more.
    @inline(__always)
    func pixels(_ difference: Float, of value: Float) -> Float {
        let pixels = abs(difference) * factor
        return isRelative ? pixels / max(value, 1e-30) : pixels
    }

    /// What to multiply values with so that a difference is as far as it counts in pixels, for values round this one.
    func scale(at value: Float) -> Float { isRelative ? factor / max(value, 1e-30) : factor }
}
