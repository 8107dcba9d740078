/// At which resolution a refinement is worked out.
///
/// The photo is halved until it has at most ``largestEnlargement`` times the depth map's own resolution: more shows
/// nothing that the depth map could tell apart, and costs time.
struct RefinementScale {
    /// How often the photo is halved, each time to half its size rounded up.
    let halvings: Int
    /// Pixels of the halved photo for each pixel of the depth map's own resolution, 1 or more.
    let pixelsPerSource: Double

    /// Four times finer than the depth map, the result is as good as at the photo's full size to within a tenth (docs/refinement.md).
    static let largestEnlargement = 4

    /// Beyond this many pixels no more than the depth map's own resolution is worked with, for the sake of time.
    static let manyPixels = 1_500_000

    /// Beyond this many pixels the depth map's own resolution is not reached, for the sake of memory.
    static let mostPixels = 32_000_000

    init(width: Int, height: Int, sourceWidth: Int, sourceHeight: Int) {
        let source = max(1, sourceWidth, sourceHeight)
        var (halvings, w, h) = (0, width, height)
        func isTooFine() -> Bool {
            let side = max(w, h)
            if side <= 1 { return false }
            if side / RefinementScale.largestEnlargement > source { return true }
            let isCoarser = (side + 1) / 2 < source
            return w * h > (isCoarser ? RefinementScale.mostPixels : RefinementScale.manyPixels)
        }
        while isTooFine() {
            (w, h) = ((w + 1) / 2, (h + 1) / 2)
            halvings += 1
        }
        self.halvings = halvings
        pixelsPerSource = max(1, Double(max(w, h)) / Double(source))
    }
}
