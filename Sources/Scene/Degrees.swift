import Foundation

/// Tangent of an angle in degrees.
func tan(degrees: Double) -> Double { Foundation.tan(degrees * .pi / 180) }

/// Angle in degrees whose tangent is `value`.
func atanDegrees(_ value: Double) -> Double { atan(value) * 180 / .pi }
