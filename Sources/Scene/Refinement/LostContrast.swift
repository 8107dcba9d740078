import Raster

/// How much stronger the differences of a sharp field have to be for the soft map to follow from it.
///
/// What is thinner than the blur is found with the right outline, but stands out too little. Blurred like the map, the field and the
/// map are compared in windows: the slope of the straight line from the one to the other (least squares, as in the guided
/// filter: He, Sun, Tang, ECCV 2010) is the factor by which the field's differences have to grow, and what the line misses
/// is added. Where no straight line leads from the one to the other, the photo's outlines are not the map's or the map's
/// blur is another one; there nothing is learnt from it, and the field stays.
struct LostContrast {
    /// What the field is multiplied by, on each block, and what is added then.
    let gain: Plane<Float>
    let offset: Plane<Float>

    /// Differences below this share of the map's span say little.
    private static let leastDifference: Float = 0.02
    private static let mostGain: Float = 4
    /// The standard deviation of the windows, in blocks, in which the field's mean is brought to the map's.
    private static let vicinity: Float = 1
    /// The root of the share of the map's variation that the line leaves unexplained: up to the first it is trusted, from the second
    /// on it is not. Rendered scenes have 0.04 to 0.07, with the map half of its pixel beside the photo 0.08 to 0.14.
    private static let explained: Float = 0.08
    private static let unexplained: Float = 0.14
    /// Against divisions by 0.
    private static let leastVariance: Float = 1e-5

    /// - Parameters:
    ///   - field: the sharp field's means on the grid, blurred like the map.
    ///   - map: the soft map's means.
    init(of field: Plane<Float>, map: Plane<Float>) {
        let window = MapSoftness.window
        let (mean, mapMean) = (field.blurred(window), map.blurred(window))
        let variance = field.combined(field, *).blurred(window).combined(mean) { ($0 - $1 * $1).atLeast(0) }
        let mapVariance = map.combined(map, *).blurred(window).combined(mapMean) { ($0 - $1 * $1).atLeast(0) }
        let covariance = field.combined(map, *).blurred(window).combined(mean.combined(mapMean, *)) { $0 - $1 }
        let doubt = LostContrast.leastDifference * LostContrast.leastDifference
        let slope = covariance.combined(variance) { covariance, variance in
            ((covariance + doubt) / (variance + doubt)).atLeast(0).atMost(LostContrast.mostGain)
        }.blurred(window / 2)

        let (near, mapNear) = (field.blurred(LostContrast.vicinity), map.blurred(LostContrast.vicinity))
        let missed = mapNear.combined(slope.combined(near, *)) { $0 - $1 }.blurred(0.75 * LostContrast.vicinity)

        let correlation = covariance.combined(
            variance.combined(mapVariance) { ($0 + LostContrast.leastVariance) * ($1 + LostContrast.leastVariance) }
        ) { $0.atLeast(0) * $0.atLeast(0) / $1 }
        let trust = correlation.map { correlation in
            let rest = max(1 - correlation, 0).squareRoot()
            let (most, least) = (LostContrast.unexplained, LostContrast.explained)
            return smoothStep((most - rest) / (most - least))
        }.blurred(0.5)
        gain = slope.combined(trust) { 1 + ($0 - 1) * $1 }
        offset = missed.combined(trust, *)
    }
}
