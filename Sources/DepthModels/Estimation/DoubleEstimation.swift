import Raster

/// Fine detail from a large input, the broad shapes from one of the network's own size.
///
/// At inputs larger than those of its training a network draws edges more finely, and at the same time loses sight of the
/// scene as a whole, as it sees no more pixels around each than before (Miangoleh, Dille, Mai, Paris and Aksoy, "Boosting
/// Monocular Depth Estimation Models to High-Resolution via Content-Adaptive Multi-Resolution Merging", CVPR 2021, whose
/// double estimation this is). There a second network merges the two; here, around every place, the finer map goes through the straight line that
/// brings it nearest to the other one, as in the guided filter (He, Sun and Tang, "Guided Image Filtering", ECCV 2010), but with a slope that
/// is drawn towards 1 where there is little to tell it by.
enum DoubleEstimation {
    /// How many times the pixels of its own size a network sees well on its own: one and a third a side. With the built-in
    /// network one pass is the better at 320 pixels for 256, two from 352 on (docs/starter.md).
    private static let clearlyMore = 16.0 / 9

    /// Lines are fitted to the means over blocks of this many pixels of the finer map a side, and a few blocks around.
    private static let block = 32

    /// What draws slopes towards 1, as a share of the variance of the whole map.
    private static let prior: Float = 0.3

    /// Whether an input is so large that the network's own size should be asked too.
    static func pays(at size: InputSize, ownSize: InputSize) -> Bool {
        Double(size.width) * Double(size.height)
            > clearlyMore * Double(ownSize.width) * Double(ownSize.height)
    }

    /// `detail`, with the broad shapes of `base`.
    /// - Parameters:
    ///   - detail: what the network gave for the large input. Pixels that are not finite stay so.
    ///   - base: what it gave for an input of its own size.
    ///   - kernel: how the base is brought to the detail's size.
    /// - Returns: a map of the detail's size, in the base's scale and shift; nowhere below 0 if the base is not.
    static func merged(detail: Plane<Float>, base: Plane<Float>, enlargedBy kernel: ResamplingKernel) -> Plane<Float> {
        let floor: Float = (base.finiteRange()?.lowerBound ?? 0) < 0 ? -.infinity : 0
        let base = base.resampled(width: detail.width, height: detail.height, kernel)
        guard let scales = Scales(of: detail, to: base) else { return base }
        let finer = scales.normalizedDetail(detail)
        let broader = scales.normalizedBase(base)
        func localMeans(_ product: (Float, Float) -> Float) -> Plane<Float> {
            let (columns, rows) = (max(1, detail.width / block), max(1, detail.height / block))
            return finer.combined(broader) { x, y in
                let product = product(x, y)
                return product.isFinite ? product : 0
            }.resampled(width: columns, height: rows, .area).smoothed().smoothed()
        }
        let (meanX, meanY) = (localMeans { x, _ in x }, localMeans { _, y in y })
        let (meanXX, meanXY) = (localMeans { x, _ in x * x }, localMeans { x, y in x * y })
        let variance = meanXX.combined(meanX) { $0 - $1 * $1 }
        let covariance = meanXY.combined(meanX.combined(meanY, *), -)
        let slopes = covariance.combined(variance) { max($0 + prior, 0) / (max($1, 0) + prior) }
        let offsets = meanY.combined(slopes.combined(meanX, *), -)
        func enlarged(_ blocks: Plane<Float>) -> Plane<Float> {
            blocks.smoothed().resampled(width: detail.width, height: detail.height, .bilinear)
        }
        let merged = finer.combined(enlarged(slopes), *).combined(enlarged(offsets), +)
        return merged.map { scales.original($0, floor: floor) }
    }

    /// What brings a map and its base to a common scale: the base's mean is 0 there and its standard deviation 1.
    private struct Scales {
        private let scale: Float
        private let shift: Float
        private let mean: Float
        private let deviation: Float

        /// By least squares over all pixels that are finite in both; nil where the two have nothing in common.
        init?(of map: Plane<Float>, to base: Plane<Float>) {
            var (count, sumX, sumY, sumXX, sumXY, sumYY) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
            for (x, y) in zip(map.pixels, base.pixels) where (x + y).isFinite {
                let (x, y) = (Double(x), Double(y))
                count += 1
                sumX += x
                sumY += y
                sumXX += x * x
                sumXY += x * y
                sumYY += y * y
            }
            let scale = (count * sumXY - sumX * sumY) / (count * sumXX - sumX * sumX)
            let variance = sumYY / count - (sumY / count) * (sumY / count)
            guard scale.isFinite, scale > 0, variance.isFinite, variance > 0 else { return nil }
            (self.scale, shift) = (Float(scale), Float((sumY - scale * sumX) / count))
            (mean, deviation) = (Float(sumY / count), Float(variance.squareRoot()))
        }

        func normalizedDetail(_ map: Plane<Float>) -> Plane<Float> {
            map.map { ($0 * scale + shift - mean) / deviation }
        }

        func normalizedBase(_ base: Plane<Float>) -> Plane<Float> { base.map { ($0 - mean) / deviation } }

        func original(_ value: Float, floor: Float) -> Float {
            let value = mean + deviation * value
            return value < floor ? floor : value
        }
    }
}

extension Plane<Float> {
    /// What `combine` makes of each pixel and that of another plane of this size.
    fileprivate func combined(_ other: Plane<Float>, _ combine: (Float, Float) -> Float) -> Plane<Float> {
        Plane<Float>(width: width, height: height) { output in
            for index in output.indices {
                output.initializeElement(at: index, to: combine(pixels[index], other.pixels[index]))
            }
        }
    }

    /// Each pixel a quarter of its neighbours on either side and half of itself, along rows and columns. Outside, the map goes
    /// on as at its rim.
    fileprivate func smoothed() -> Plane<Float> {
        func weighted(_ plane: Plane<Float>, _ neighbours: (Int, Int) -> (Int, Int)) -> Plane<Float> {
            Plane<Float>(width: width, height: height) { output in
                for y in 0..<height {
                    for x in 0..<width {
                        let index = y * width + x
                        let (before, after) = neighbours(x, y)
                        output.initializeElement(
                            at: index,
                            to: plane.pixels[index] / 2 + (plane.pixels[before] + plane.pixels[after]) / 4)
                    }
                }
            }
        }
        let rows = weighted(self) { x, y in
            (y * width + Swift.max(x - 1, 0), y * width + Swift.min(x + 1, width - 1))
        }
        return weighted(rows) { x, y in
            (Swift.max(y - 1, 0) * width + x, Swift.min(y + 1, height - 1) * width + x)
        }
    }
}
