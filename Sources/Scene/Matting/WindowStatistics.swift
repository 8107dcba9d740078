import Raster

/// Colours of four neighbouring windows of 3x3 pixels, made white: with mean 0 and, but for the regularisation, covariance 1.
///
/// With A. Levin, D. Lischinski, Y. Weiss, "A closed-form solution to natural image matting" (IEEE TPAMI 30(2), 2008), two pixels
/// of a window are as like as 1 + (I_i - m)^T (S + e/9)^-1 (I_j - m). With the Cholesky factor L of S + e/9 that is
/// 1 + w_i . w_j, w = L^-1 (I - m), which stays exact in single precision where S is singular, as in a grey picture.
struct WindowStatistics {
    /// Levin's and PyMatting's regularisation, for colours of 0...1.
    static let epsilon = 1e-7

    /// - Parameters:
    ///   - colors: nine times three channels, of 0...255: pixel after pixel of the window, row after row.
    ///   - white: room for as many.
    @inline(__always)
    static func whiten(_ colors: UnsafePointer<Lanes>, into white: UnsafeMutablePointer<Lanes>) {
        var (r, g, b) = (Lanes.zero, Lanes.zero, Lanes.zero)
        var (rr, rg, rb) = (Lanes.zero, Lanes.zero, Lanes.zero)
        var (gg, gb, bb) = (Lanes.zero, Lanes.zero, Lanes.zero)
        for pixel in 0..<9 {
            let (red, green, blue) = (colors[3 * pixel], colors[3 * pixel + 1], colors[3 * pixel + 2])
            r += red
            g += green
            b += blue
            rr += red * red
            rg += red * green
            rb += red * blue
            gg += green * green
            gb += green * blue
            bb += blue * blue
        }
        // Whole numbers below 2^24: exact.
        let ridge = epsilon / 9 * 255 * 255
        @inline(__always) func covariance(_ products: Lanes, _ first: Lanes, _ second: Lanes) -> SIMD4<Double> {
            SIMD4<Double>(9 * products - first * second) / 81
        }
        let l11 = (covariance(rr, r, r) + ridge).squareRoot()
        let l21 = covariance(rg, r, g) / l11
        let l31 = covariance(rb, r, b) / l11
        let l22 = (covariance(gg, g, g) + ridge - l21 * l21).squareRoot()
        let l32 = (covariance(gb, g, b) - l31 * l21) / l22
        let l33 = (covariance(bb, b, b) + ridge - l31 * l31 - l32 * l32).squareRoot()
        // A ninth, as what it is applied to is nine times the difference from the mean.
        let (i11, i22, i33) = (Lanes(1 / (9 * l11)), Lanes(1 / (9 * l22)), Lanes(1 / (9 * l33)))
        let (k21, k31, k32) = (Lanes(9 * l21), Lanes(9 * l31), Lanes(9 * l32))
        for pixel in 0..<9 {
            let x = (9 * colors[3 * pixel] - r) * i11
            let y = (9 * colors[3 * pixel + 1] - g - k21 * x) * i22
            white[3 * pixel] = x
            white[3 * pixel + 1] = y
            white[3 * pixel + 2] = (9 * colors[3 * pixel + 2] - b - k31 * x - k32 * y) * i33
        }
    }
}
