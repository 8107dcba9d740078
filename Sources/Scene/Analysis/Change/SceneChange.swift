import Raster

/// What came nearer, went, or dropped towards the ground between two pictures of a camera that stands still.
public struct SceneChange: Encodable, Sendable {
    /// 1 and 0 for depth in metres; otherwise how the baseline's numbers became the present ones'.
    public var scale: Double
    public var shift: Double
    /// Median of how much surfaces that did not move differ, as a share of their distance; of depth in metres, how much
    /// the differences of neighbours differ.
    public var noise: Double
    /// The change of distance, as a share of it, that counts: as stated, or more where the noise asks for it.
    public var threshold: Double
    /// The largest first.
    public var regions: [ChangedRegion]
    public var drops: [Drop]
    /// Missing when no ground was found: then there are no heights and no drops.
    public var ground: DetectedPlane?

    /// Of what is one thing, the lying figure is at most so high as a share of the standing one.
    public static let largestRatio = 0.6

    /// - Parameters:
    ///   - baseline: of the scene's size and meaning.
    ///   - subject: its name, for errors.
    ///   - threshold: least change of distance as a share of it.
    ///   - leastShare: of the picture; smaller regions do not count.
    public init(
        from baseline: DepthMap, subject: String, to scene: Scene, threshold: Double, leastShare: Double
    ) throws(SceneError) {
        guard baseline.meaning == scene.depth.meaning else {
            throw SceneError(
                subject,
                "holds depth that means \(baseline.meaning.rawValue), and the picture's means \(scene.depth.meaning.rawValue)",
                mend: "give depth of the same kind")
        }
        let before = try SceneChange.aligned(baseline, subject: subject, with: scene)
        (scale, shift) = (before.scale, before.shift)
        let grid = ChangeGrid(
            before: before.scene.distance, after: scene.distance, wereAligned: baseline.meaning != .metres)
        noise = grid.noise
        self.threshold = max(threshold, 6 * grid.noise)
        // What stands still is in both: the ground is that of the picture in which more of it is seen.
        let grounds = [before.scene, scene].compactMap { PlaneDetection(of: $0).ground }
        let ground = grounds.max { $0.share < $1.share }
        self.ground = ground
        let finder = RegionFinder(grid: grid, scene: scene, ground: ground)
        regions = finder.regions(threshold: self.threshold, leastShare: leastShare)
        drops = SceneChange.drops(among: regions, in: scene)
    }

    private static func aligned(_ baseline: DepthMap, subject: String, with scene: Scene) throws(SceneError)
        -> (scene: Scene, scale: Double, shift: Double)
    {
        var (scale, shift) = (1.0, 0.0)
        var depth = baseline
        if baseline.meaning != .metres {
            guard let alignment = RobustAlignment(from: baseline.values, to: scene.depth.values) else {
                throw SceneError(
                    subject, "cannot be brought in line with \(scene.name): they share too little depth",
                    mend: "give the depth of a photo of the same place")
            }
            (scale, shift) = (alignment.scale, alignment.shift)
            let (a, b) = (Float(scale), Float(shift))
            depth = DepthMap(values: baseline.values.map { a * $0 + b }, meaning: baseline.meaning)
        }
        let before = Scene(
            name: subject, photo: nil, depth: depth, origin: scene.origin, camera: scene.camera,
            calibration: scene.calibration)
        return (before, scale, shift)
    }

    /// What went from high above the ground, beside what came low above it at about the same distance, and is large enough
    /// to be the same thing. Each region takes part once, the greatest drops first.
    private static func drops(among regions: [ChangedRegion], in scene: Scene) -> [Drop] {
        var drops: [Drop] = []
        let reach = Double(max(scene.width, scene.height)) * 0.1
        for (from, gone) in regions.enumerated() where !gone.isNearer {
            for (to, come) in regions.enumerated() where come.isNearer {
                guard let before = gone.top, let after = come.top, before > 0, after < largestRatio * before,
                    gap(gone, come) < reach, come.share > 0.2 * gone.share,
                    (0.6...1.7).contains(come.distanceAfter / gone.distanceBefore)
                else { continue }
                drops.append(
                    Drop(
                        from: from, to: to, topBefore: before, topAfter: max(0, after), ratio: max(0, after) / before))
            }
        }
        var taken: Set<Int> = []
        return drops.sorted { $0.topBefore - $0.topAfter > $1.topBefore - $1.topAfter }.filter { drop in
            guard !taken.contains(drop.from), !taken.contains(drop.to) else { return false }
            taken.formUnion([drop.from, drop.to])
            return true
        }
    }

    /// Pixels between two rectangles, 0 when they touch.
    private static func gap(_ first: ChangedRegion, _ second: ChangedRegion) -> Double {
        let across = max(first.x - (second.x + second.width), second.x - (first.x + first.width), 0)
        let down = max(first.y - (second.y + second.height), second.y - (first.y + first.height), 0)
        return Double(across * across + down * down).squareRoot()
    }
}
