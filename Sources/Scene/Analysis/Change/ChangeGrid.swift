import Raster

/// Distances before and after at the points of a coarse grid: fine enough for whatever counts as a region.
struct ChangeGrid: Sendable {
    let width: Int
    let height: Int
    /// Pixels of the picture between two points of the grid.
    let step: Int
    /// In the scene's unit; NaN where either has none.
    let before: [Double]
    let after: [Double]
    /// See ``SceneChange/noise``.
    let noise: Double

    private static let longestSide = 384

    /// - Parameter wereAligned: one map was fitted to the other, which leaves differences that run over whole surfaces and
    ///   belong to the noise. Depth that is compared as it is has none of these, and however much of it moved, only
    ///   what differs between neighbours is noise.
    init(before first: Plane<Float>, after second: Plane<Float>, wereAligned: Bool) {
        step = max(1, (max(first.width, first.height) + ChangeGrid.longestSide - 1) / ChangeGrid.longestSide)
        let (step, width, height) = (step, max(1, first.width / step), max(1, first.height / step))
        (self.width, self.height) = (width, height)
        let places = (0..<width * height).map { index in
            min(first.height - 1, index / width * step + step / 2) * first.width
                + min(first.width - 1, index % width * step + step / 2)
        }
        let isThere = places.map { !first.pixels[$0].isNaN && !second.pixels[$0].isNaN }
        before = zip(places, isThere).map { $1 ? Double(first.pixels[$0]) : .nan }
        after = zip(places, isThere).map { $1 ? Double(second.pixels[$0]) : .nan }
        let changes = zip(before, after).map { ($1 - $0) / min($0, $1) }
        let differences =
            wereAligned
            ? changes.map(abs)
            : (1..<max(1, changes.count)).filter { $0 % width != 0 }.map {
                abs(changes[$0] - changes[$0 - 1]) / 2.0.squareRoot()
            }
        let known = differences.filter { !$0.isNaN }
        noise = known.isEmpty ? 0 : RobustAlignment.median(known)
    }

    /// 255 where the distance changed by more than the threshold, and most neighbours changed likewise.
    func mask(nearer: Bool, threshold: Double) -> Plane<UInt8> {
        let changed = before.indices.map { index -> Bool in
            let (far, near) = nearer ? (before[index], after[index]) : (after[index], before[index])
            // False for NaN.
            return far > near * (1 + threshold)
        }
        return Plane(
            width: width, height: height,
            pixels: changed.indices.map { index in
                let (x, y) = (index % width, index / width)
                var votes = 0
                for row in max(0, y - 1)...min(height - 1, y + 1) {
                    for column in max(0, x - 1)...min(width - 1, x + 1) where changed[row * width + column] {
                        votes += 1
                    }
                }
                // What has no distance has no part in the medians of a region.
                return votes >= 5 && !before[index].isNaN ? 255 : 0
            })
    }
}
