/// What a ``BoxBlur`` takes means of.
public protocol BoxBlurSample: Sendable {
    /// Wide enough that adding and taking away again leaves no trace that is seen.
    associatedtype Sum: Sendable

    static var noSum: Sum { get }
    static func sum(_ sum: Sum, plus entering: Self) -> Sum
    static func sum(_ sum: Sum, plus entering: Self, minus leaving: Self) -> Sum
    /// - Parameter share: one by the number of samples in the sum.
    init(sum: Sum, share: Float)
}

/// Numbers up to 65,280, so that the rounded mean is no larger than a sample can be.
extension UInt16: BoxBlurSample {
    @inlinable public static var noSum: Int32 { 0 }

    @inlinable public static func sum(_ sum: Int32, plus entering: UInt16) -> Int32 { sum &+ Int32(entering) }

    @inlinable public static func sum(_ sum: Int32, plus entering: UInt16, minus leaving: UInt16) -> Int32 {
        sum &+ (Int32(entering) &- Int32(leaving))
    }

    @inlinable public init(sum: Int32, share: Float) {
        self.init(truncatingIfNeeded: Int32(Float(sum) * share + 0.5))
    }
}

/// A value times its weight, and the weight: what means that leave some pixels out are made of.
public struct WeightedSample: BoxBlurSample {
    public var valueAndWeight: SIMD2<Float>

    @inlinable public init(_ valueAndWeight: SIMD2<Float>) { self.valueAndWeight = valueAndWeight }

    /// No weight for a value that is not finite.
    @inlinable public init(_ value: Float) {
        valueAndWeight = value.magnitude < .infinity ? SIMD2(value, 1) : SIMD2(0, 0)
    }

    /// The weighted mean; NaN without any weight.
    @inlinable public var mean: Float { valueAndWeight.x / valueAndWeight.y }

    @inlinable public static var noSum: SIMD2<Double> { SIMD2(0, 0) }

    @inlinable public static func sum(_ sum: SIMD2<Double>, plus entering: WeightedSample) -> SIMD2<Double> {
        sum + SIMD2<Double>(entering.valueAndWeight)
    }

    @inlinable public static func sum(
        _ sum: SIMD2<Double>, plus entering: WeightedSample, minus leaving: WeightedSample
    ) -> SIMD2<Double> {
        sum + (SIMD2<Double>(entering.valueAndWeight) - SIMD2<Double>(leaving.valueAndWeight))
    }

    @inlinable public init(sum: SIMD2<Double>, share: Float) {
        // In this order, so that sums of great numbers do not overflow.
        valueAndWeight = SIMD2<Float>(sum * Double(share))
    }
}
