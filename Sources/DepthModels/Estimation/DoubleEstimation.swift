import Raster

/// Fine detail from a large input, the broad shapes from one of the network's own size.
///
/// At inputs larger than those of its training a network draws edges more finely, and at the same time loses sight of the
/// scene as a whole, as it sees no more pixels around each than before (Miangoleh, Dille, Mai, Paris and Aksoy, "Boosting
/// Monocular Depth Estimation Models to High-Resolution via Content-Adaptive Multi-Resolution Merging", CVPR 2021, whose
/// double estimation this is). There a second network merges the two; here the difference between them, smoothed, is added
/// to the finer one.
enum DoubleEstimation {
    /// How many times the pixels of its own size a network sees well on its own: one and a third a side. With the built-in
    /// network one pass is the better at 320 pixels for 256, two from 352 on (docs/starter.md).
    private static let clearlyMore = 16.0 / 9

    /// The difference is taken as the mean over blocks of this many pixels of the finer map a side.
    private static let block = 16

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
        let (width, height) = (detail.width, detail.height)
        let base = base.resampled(width: width, height: height, kernel)
        guard let (scale, shift) = alignment(of: detail, to: base) else { return base }
        let floor: Float = (base.finiteRange()?.lowerBound ?? 0) < 0 ? -.infinity : 0
        let difference = Plane<Float>(width: width, height: height) { output in
            for index in output.indices {
                let value = base.pixels[index] - (detail.pixels[index] * scale + shift)
                output.initializeElement(at: index, to: value.isFinite ? value : 0)
            }
        }
        let correction =
            difference
            .resampled(width: max(1, width / block), height: max(1, height / block), .area)
            .smoothed().smoothed()
            .resampled(width: width, height: height, .bilinear)
        return Plane<Float>(width: width, height: height) { output in
            for index in output.indices {
                let value = detail.pixels[index] * scale + shift + correction.pixels[index]
                output.initializeElement(at: index, to: value < floor ? floor : value)
            }
        }
    }

    /// The scale, above 0, and the shift that bring one map nearest to another in the least squares of all pixels that are
    /// finite in both; nil where the two have nothing in common.
    private static func alignment(of map: Plane<Float>, to other: Plane<Float>) -> (scale: Float, shift: Float)? {
        var (count, sumX, sumY, sumXX, sumXY) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for (x, y) in zip(map.pixels, other.pixels) where (x + y).isFinite {
            let (x, y) = (Double(x), Double(y))
            count += 1
            sumX += x
            sumY += y
            sumXX += x * x
            sumXY += x * y
        }
        let scale = (count * sumXY - sumX * sumY) / (count * sumXX - sumX * sumX)
        guard scale.isFinite, scale > 0 else { return nil }
        return (Float(scale), Float((sumY - scale * sumX) / count))
    }
}

extension Plane<Float> {
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
