import Raster

/// A soft map on its grid, deblurred as far as its noise allows, and the range in which its true values can lie.
///
/// Deblurred by Van Cittert's iteration: what is missing from the map in the blurred result is added, again and again. Each round
/// brings finer detail and more noise.
struct SharpenedMap {
    let values: Plane<Float>
    /// The range that every value is kept to.
    let least: Plane<Float>
    let greatest: Plane<Float>
    /// The standard deviation of the noise in ``values``.
    let noise: Float
    /// Of the Gaussian that is undone, in blocks.
    let softness: Float
    private let rounds: Int

    /// More make the map sharper where its blur is a Gaussian, but any other blur, such as that of a box, worse.
    private static let mostRounds = 14
    /// A share of the map's span.
    private static let mostNoise: Float = 0.012
    /// What stands out and is narrower than six standard deviations of the blur has lost height to it: it may be so many times
    /// higher over its surroundings than the map has it. A bar of half the blur's standard deviation has lost four fifths.
    private static let mostGain: Float = 2

    /// - Parameters:
    ///   - soft: on the grid, scaled to a span of 1.
    ///   - softness: the standard deviation of its blur, in blocks.
    init(of soft: Plane<Float>, softness: Float) {
        self.softness = softness
        (least, greatest) = SharpenedMap.plausibleRange(of: soft, softness: softness)
        (rounds, noise) = SharpenedMap.bearableRounds(softness: softness, noise: soft.noise)
        values = SharpenedMap.deblurred(soft, softness: softness, rounds: rounds, from: least, to: greatest)
    }

    /// Another plane of the grid, which has the map's blur, deblurred in the same way and kept to the same range.
    func deblurred(_ plane: Plane<Float>) -> Plane<Float> {
        SharpenedMap.deblurred(plane, softness: softness, rounds: rounds, from: least, to: greatest)
    }

    private static func deblurred(
        _ soft: Plane<Float>, softness: Float, rounds: Int, from least: Plane<Float>, to greatest: Plane<Float>
    ) -> Plane<Float> {
        var sharp = soft
        for _ in 0..<rounds { sharp.add(soft, less: sharp.blurred(softness)) }
        return sharp.combined(least) { $0.atLeast($1) }.combined(greatest) { $0.atMost($1) }
    }

    /// How many rounds do not raise the noise beyond ``mostNoise``, one at least, and what the noise is then.
    ///
    /// Noise that is independent from pixel to pixel grows by the root of the sum of what becomes of one pixel, squared.
    private static func bearableRounds(softness: Float, noise: Float) -> (rounds: Int, noise: Float) {
        let side = 41
        var point = Plane<Float>(width: side, height: side, repeating: 0)
        point[side / 2, side / 2] = 1
        var (response, raised) = (point, noise)
        for rounds in 0..<mostRounds {
            response.add(point, less: response.blurred(softness))
            let next = noise * response.pixels.reduce(0) { $0 + $1 * $1 }.squareRoot()
            if rounds > 0, next > mostNoise { return (rounds, raised) }
            raised = next
        }
        return (mostRounds, raised)
    }

    /// What lies within three standard deviations, and more where something thin stands out or is missing there; never beyond the
    /// least and the greatest of the whole map.
    private static func plausibleRange(of soft: Plane<Float>, softness: Float) -> (Plane<Float>, Plane<Float>) {
        let radius = max(1, Int((3 * softness).rounded()))
        let around = LocalExtremes(of: soft, radius: radius)
        let whole = soft.finiteRange() ?? 0...1
        // Openings and closings take away what is thinner than the window.
        let opened = LocalExtremes.greatest(of: around.least, radius: radius)
        let closed = LocalExtremes.least(of: around.greatest, radius: radius)
        let ridges = LocalExtremes.greatest(of: soft.combined(opened) { $0 - $1 }, radius: radius)
        let gaps = LocalExtremes.greatest(of: closed.combined(soft) { $0 - $1 }, radius: radius)
        return (
            around.least.combined(gaps) { ($0 - mostGain * $1).atLeast(whole.lowerBound) },
            around.greatest.combined(ridges) { ($0 + mostGain * $1).atMost(whole.upperBound) }
        )
    }
}
