/// At which resolution a refinement is worked out.
///
/// The photo is halved until it has at most ``largestEnlargement`` times the depth map's own resolution, or no more than
/// ``manyPixels``.
struct RefinementScale {
    /// How often the photo is halved, each time to half its size rounded up.
    let halvings: Int
    /// Pixels of the halved photo along the side of a block, which is a pixel of the depth map's own resolution or a little more.
    let block: Int

    /// Finer shows little that the depth map could tell apart, and costs time.
    static let largestEnlargement = 4

    /// Up to so many pixels the photo is not halved. Beyond, no more than the depth map's own resolution is worked with, for the sake
    /// of time.
    static let manyPixels = 1_500_000

    /// Beyond this many pixels the depth map's own resolution is not reached, for the sake of memory.
    static let mostPixels = 32_000_000

    /// The blocks are made so large that there are no more of them, for the sake of time.
    static let mostBlocks = 1_000_000

    init(width: Int, height: Int, sourceWidth: Int, sourceHeight: Int) {
        let source = max(1, sourceWidth, sourceHeight)
        var (halvings, w, h) = (0, width, height)
        func isTooFine() -> Bool {
            let side = max(w, h)
            if w * h <= RefinementScale.manyPixels || side <= 1 { return false }
            if side / RefinementScale.largestEnlargement > source { return true }
            let isCoarser = (side + 1) / 2 < source
            return !isCoarser || w * h > RefinementScale.mostPixels
        }
        while isTooFine() {
            (w, h) = ((w + 1) / 2, (h + 1) / 2)
            halvings += 1
        }
        self.halvings = halvings
        // An odd size that was halved may be a little over a whole multiple.
        var block = max(1, Int((Double(max(w, h)) / Double(source) - 0.02).rounded(.up)))
        while ((w + block - 1) / block) * ((h + block - 1) / block) > RefinementScale.mostBlocks { block += 1 }
        self.block = block
    }
}
