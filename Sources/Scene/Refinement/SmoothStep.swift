/// 0 up to 0, 1 from 1 on, and smooth between (3 x^2 - 2 x^3).
@inline(__always)
func smoothStep(_ x: Float) -> Float {
    let x = min(max(x, 0), 1)
    return x * x * (3 - 2 * x)
}
