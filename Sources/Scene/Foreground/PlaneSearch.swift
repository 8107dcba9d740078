import Raster

/// The larger planes of a grid, one after another, by random sample consensus (M. Fischler and R. Bolles, "Random sample
/// consensus", Communications of the ACM 24(6), 1981).
///
/// Unlike ``PlaneDetection`` it needs neither camera nor calibration: planes are affine in inverse depth of any scale and
/// shift. A single cell with its slope proposes a plane. The same on every run.
struct PlaneSearch {
    /// How far a cell may lie from a plane, in nearness.
    let tolerance: Float
    let slopes: GridSlopes

    /// The share of the grid that a plane holds at least.
    static let leastShare = 0.03
    private static let attempts = 6
    private static let proposals = 300
    private static let judges = 600
    private static let fewestVotes = 8

    private let levels: Plane<Float>

    init(in grid: ForegroundGrid) {
        levels = grid.levels
        tolerance = max(0.006, 3 * grid.noise)
        slopes = GridSlopes(of: grid.levels, tolerance: tolerance)
    }

    /// Each plane with the cells that lie on it and slope as it does.
    func planes() -> [(plane: GridPlane, members: Plane<UInt8>)] {
        var found: [(plane: GridPlane, members: Plane<UInt8>)] = []
        var random = SplitMix64(seed: 1)
        var isFree = slopes.isEven
        let least = max(30, Int(PlaneSearch.leastShare * Double(levels.count)))
        for _ in 0..<PlaneSearch.attempts {
            let free = isFree.indices.filter { isFree[$0] }
            guard free.count >= least, var plane = proposal(among: free, &random) else { break }
            for tolerances in [2, 2, 1, 1] as [Float] {
                guard
                    let better = GridPlane(
                        through: levels, where: { isFree[$0] && lies($0, on: plane, tolerances: tolerances) })
                else { break }
                plane = better
            }
            var members = Plane<UInt8>(width: levels.width, height: levels.height, repeating: 0)
            var count = 0
            for index in free where lies(index, on: plane, tolerances: 2) {
                isFree[index] = false
                guard lies(index, on: plane, tolerances: 1) else { continue }
                members.pixels[index] = 255
                count += 1
            }
            if count >= least { found.append((plane, members)) }
        }
        return found
    }

    private func proposal(among free: [Int], _ random: inout SplitMix64) -> GridPlane? {
        let judges = (0..<PlaneSearch.judges).map { _ in free[random.index(below: free.count)] }
        var best: (plane: GridPlane, votes: Int)?
        for _ in 0..<PlaneSearch.proposals {
            let index = free[random.index(below: free.count)]
            var plane = GridPlane(a: slopes.x.pixels[index], b: slopes.y.pixels[index], c: 0)
            plane.c = levels.pixels[index] - plane.level(index % levels.width, index / levels.width)
            let votes = judges.count { lies($0, on: plane, tolerances: 2) }
            if votes > best?.votes ?? (PlaneSearch.fewestVotes - 1) { best = (plane, votes) }
        }
        return best?.plane
    }

    @inline(__always)
    private func lies(_ index: Int, on plane: GridPlane, tolerances: Float) -> Bool {
        let slope = tolerance / Float(GridSlopes.reach)
        return abs(levels.pixels[index] - plane.level(index % levels.width, index / levels.width))
            < tolerances * tolerance
            && abs(slopes.x.pixels[index] - plane.a) < slope && abs(slopes.y.pixels[index] - plane.b) < slope
    }
}
