import Foundation

/// Tangent of an angle in degrees.
func tan(degrees: Double) -> Double { Foundation.tan(degrees * .pi / 180) }

/// Angle in degrees whose tangent is `value`.
func atanDegrees(_ value: Double) -> Double { atan(value) * 180 / .pi }

/// Angle in degrees of the direction (x, y).
func atan2Degrees(_ y: Double, _ x: Double) -> Double { atan2(y, x) * 180 / .pi }

/// Natural logarithm.
func logarithm(_ value: Double) -> Double { log(value) }
