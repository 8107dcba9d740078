import Raster

/// Gathers changed points of the grid to regions, and measures them.
struct RegionFinder {
    let grid: ChangeGrid
    let scene: Scene
    let ground: DetectedPlane?

    /// The largest first.
    func regions(threshold: Double, leastShare: Double) -> [ChangedRegion] {
        [ChangedRegion.Kind.nearer, .farther].flatMap { kind -> [ChangedRegion] in
            let mask = grid.mask(nearer: kind == .nearer, threshold: threshold)
            var runs = MaskRuns(of: mask, value: 255, connectivity: .sidesAndCorners)
            let pieces = runs.pieces()
            var members: [Int32: [Int]] = [:]
            for (run, piece) in zip(runs.runs, pieces) {
                let row = Int(run.row) * grid.width
                members[piece, default: []].append(contentsOf: row + Int(run.start)..<row + Int(run.end))
            }
            let least = leastShare * Double(grid.width * grid.height)
            // Their order is that of the dictionary otherwise, which differs from run to run.
            return members.sorted { $0.key < $1.key }.map(\.value).filter { Double($0.count) >= max(1, least) }
                .map { region(of: $0, kind: kind) }
        }.sorted { $0.share > $1.share }
    }

    private func region(of members: [Int], kind: ChangedRegion.Kind) -> ChangedRegion {
        let columns = members.map { $0 % grid.width }
        let rows = members.map { $0 / grid.width }
        let (left, right) = (columns.min() ?? 0, (columns.max() ?? 0) + 1)
        let (top, bottom) = (rows.min() ?? 0, (rows.max() ?? 0) + 1)
        let seen = kind == .nearer ? grid.after : grid.before
        let known = members.filter { !seen[$0].isNaN }
        let points = known.map { point(of: $0, distance: seen[$0]) }
        let heights = ground.map { ground in points.map { ground.equation.height(of: $0) } }
        return ChangedRegion(
            kind: kind, share: Double(members.count) / Double(grid.width * grid.height), x: left * grid.step,
            y: top * grid.step, width: min(scene.width, right * grid.step) - left * grid.step,
            height: min(scene.height, bottom * grid.step) - top * grid.step,
            centre: PixelPosition(x: middle(columns), y: middle(rows)),
            distanceBefore: RobustAlignment.median(known.map { grid.before[$0] }),
            distanceAfter: RobustAlignment.median(known.map { grid.after[$0] }),
            top: heights.flatMap { rank(0.95, of: $0) },
            breadth: (rank(0.95, of: points.map(\.x)) ?? 0) - (rank(0.05, of: points.map(\.x)) ?? 0))
    }

    private func point(of index: Int, distance: Double) -> SIMD3<Double> {
        let ray = scene.camera.ray(
            x: Double(index % grid.width * grid.step + grid.step / 2) + 0.5,
            y: Double(index / grid.width * grid.step + grid.step / 2) + 0.5)
        return SIMD3(ray.x * distance, ray.y * distance, distance)
    }

    private func middle(_ places: [Int]) -> Int {
        places.isEmpty ? 0 : places.reduce(0, +) / places.count * grid.step + grid.step / 2
    }

    private func rank(_ share: Double, of numbers: [Double]) -> Double? {
        guard !numbers.isEmpty else { return nil }
        return numbers.sorted()[min(numbers.count - 1, Int(share * Double(numbers.count)))]
    }
}
