import Raster

/// The planes that make up most of a scene: ground, walls, ceiling.
///
/// One after another by random sample consensus (M. Fischler and R. Bolles, "Random sample consensus", Communications of the ACM 24(6),
/// 1981): of planes through three points near one another, the one that most points lie on, with normals like its own; then least
/// squares through those. The same on every run.
public struct PlaneDetection: Sendable {
    /// The largest first.
    public let planes: [DetectedPlane]
    /// The number in ``planes`` that each point of the grid belongs to, -1 for none.
    let labels: [Int]
    let samples: SurfaceSamples

    /// How far a point may lie from a plane, as a share of its distance.
    public static let tolerance = 0.02
    /// How far its normal may be turned: the cosine of 20 degrees.
    private static let leastAgreement = 0.94
    /// Planes that hold less of the picture are none that matter.
    public static let leastShare = 0.03
    static let mostPlanes = 8
    private static let tries = 300
    private static let judges = 600

    public init(of scene: Scene) {
        samples = SurfaceSamples(of: scene.distance, camera: scene.camera)
        var search = PlaneSearch(samples: samples)
        let least = max(12, Int(PlaneDetection.leastShare * Double(samples.points.count)))
        var found: [(equation: PlaneEquation, members: [Int])] = []
        while found.count < PlaneDetection.mostPlanes, let next = search.next(atLeast: least) { found.append(next) }
        let labels = PlaneDetection.labels(of: found, samples: samples)
        // Grown labels decide which is the largest, and their points how it is named.
        var sizes = [Int](repeating: 0, count: found.count)
        for label in labels where label >= 0 { sizes[label] += 1 }
        let order = found.indices.sorted { sizes[$0] > sizes[$1] }
        var places = [Int](repeating: 0, count: found.count)
        for (place, number) in order.enumerated() { places[number] = place }
        self.labels = labels.map { $0 < 0 ? -1 : places[$0] }
        found = order.map { (found[$0].equation, []) }
        for (index, label) in self.labels.enumerated() where label >= 0 { found[label].members.append(index) }
        let total = Double(samples.points.count)
        let roles = PlaneRoles(found.map { ($0.equation, Double($0.members.count) / total) })
        let samples = samples
        planes = found.enumerated().map { number, plane in
            let residuals = plane.members.map { index in
                let point = samples.points[index]
                return abs(plane.equation.inverseDepth(point.x, point.y) / point.z - 1)
            }
            let count = Double(plane.members.count)
            let x = plane.members.reduce(0.0) { $0 + Double($1 % samples.width) } / count
            let y = plane.members.reduce(0.0) { $0 + Double($1 / samples.width) } / count
            return DetectedPlane(
                kind: roles.kinds[number], equation: plane.equation, share: count / total,
                meanError: residuals.reduce(0, +) / count,
                centre: PixelPosition(
                    x: min(scene.width - 1, Int((x + 0.5) * Double(samples.step))),
                    y: min(scene.height - 1, Int((y + 0.5) * Double(samples.step)))))
        }
    }

    /// The lowest level plane.
    public var ground: DetectedPlane? { planes.first { $0.kind == .ground } }

    /// The plane that a pixel's part of the picture belongs to, nil for none.
    public func plane(atX x: Int, y: Int) -> Int? {
        let (column, row) = (x / samples.step, y / samples.step)
        guard (0..<samples.width).contains(column), (0..<samples.height).contains(row) else { return nil }
        let label = labels[row * samples.width + column]
        return label >= 0 ? label : nil
    }

    /// The plane of each point: those that it was found with, and neighbours that lie on it too, at the rims where slopes
    /// are not known.
    private static func labels(of planes: [(equation: PlaneEquation, members: [Int])], samples: SurfaceSamples) -> [Int]
    {
        var labels = [Int](repeating: -1, count: samples.points.count)
        for (number, plane) in planes.enumerated() { for member in plane.members { labels[member] = number } }
        let (width, height) = (samples.width, samples.height)
        for _ in 0..<3 {
            let known = labels
            for index in labels.indices where known[index] < 0 && samples.points[index].z > 0 {
                let (x, y) = (index % width, index / width)
                let near = [
                    x > 0 ? known[index - 1] : -1, x + 1 < width ? known[index + 1] : -1,
                    y > 0 ? known[index - width] : -1, y + 1 < height ? known[index + width] : -1,
                ].filter { $0 >= 0 }
                guard !near.isEmpty else { continue }
                let point = samples.points[index]
                func error(_ number: Int) -> Double {
                    abs(planes[number].equation.inverseDepth(point.x, point.y) / point.z - 1)
                }
                // Where two planes meet, both are near: only the better of all is right.
                if let best = planes.indices.min(by: { error($0) < error($1) }), error(best) < tolerance,
                    near.contains(best)
                {
                    labels[index] = best
                }
            }
        }
        return labels
    }

    /// Finds one plane after another among points that belong to none yet.
    private struct PlaneSearch {
        let samples: SurfaceSamples
        var rest: [Int]
        var random = SplitMix64(seed: 1)

        init(samples: SurfaceSamples) {
            self.samples = samples
            rest = samples.points.indices.filter { samples.points[$0].z > 0 && !samples.normals[$0].x.isNaN }
        }

        mutating func next(atLeast least: Int) -> (equation: PlaneEquation, members: [Int])? {
            guard rest.count >= least else { return nil }
            let judges = (0..<min(PlaneDetection.judges, rest.count)).map { _ in rest[random.index(below: rest.count)] }
            var isFree = [Bool](repeating: false, count: samples.points.count)
            for index in rest { isFree[index] = true }
            var best: (equation: PlaneEquation, votes: Int)?
            for attempt in 0..<PlaneDetection.tries {
                guard let plane = candidate(attempt, isFree) else { continue }
                let votes = judges.count { belongs($0, to: plane) }
                if votes > best?.votes ?? 0 { best = (plane, votes) }
            }
            guard var equation = best?.equation else { return nil }
            var members: [Int] = []
            for _ in 0..<4 {
                members = rest.filter { belongs($0, to: equation) }
                guard members.count >= least, let fit = PlaneEquation(through: members.map { samples.points[$0] })
                else { return nil }
                equation = fit
            }
            let taken = Set(members)
            // Points at its rim, whose normals are turned or unknown, are no start of another plane.
            rest = rest.filter {
                !taken.contains($0) && abs(residual($0, equation)) >= PlaneDetection.tolerance / 2
            }
            return (equation, members)
        }

        /// A plane through three points within a window, which is small, middling and large in turn.
        private mutating func candidate(_ attempt: Int, _ isFree: [Bool]) -> PlaneEquation? {
            let first = rest[random.index(below: rest.count)]
            let reach = max(2, max(samples.width, samples.height) / [24, 10, 4][attempt % 3])
            var picked = [first]
            for _ in 0..<12 where picked.count < 3 {
                let x = first % samples.width + random.index(below: 2 * reach + 1) - reach
                let y = first / samples.width + random.index(below: 2 * reach + 1) - reach
                guard (0..<samples.width).contains(x), (0..<samples.height).contains(y) else { continue }
                if isFree[y * samples.width + x] { picked.append(y * samples.width + x) }
            }
            guard picked.count == 3 else { return nil }
            return PlaneEquation(samples.points[picked[0]], samples.points[picked[1]], samples.points[picked[2]])
        }

        private func residual(_ index: Int, _ plane: PlaneEquation) -> Double {
            let point = samples.points[index]
            return plane.inverseDepth(point.x, point.y) / point.z - 1
        }

        private func belongs(_ index: Int, to plane: PlaneEquation) -> Bool {
            abs(residual(index, plane)) < PlaneDetection.tolerance
                && (samples.normals[index] * plane.normal).sum() > PlaneDetection.leastAgreement
        }
    }
}
