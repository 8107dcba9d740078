import Raster

/// The surfaces that run from the front of a scene to its back, such as ground, table, walls and ceiling: whatever the
/// threshold, it would cut through them, so they are no foreground.
///
/// A plane is one when it spans much of the depth, begins at the picture's border over a good part of a side, and does not
/// stand out from what lies behind it, as a thing does. Level ones are looked for more readily than others, may end
/// at an edge, as tables do, and may be bumpy.
struct RecedingSurfaces {
    /// 255 on such a surface.
    let mask: Plane<UInt8>

    /// Nearness between a plane's 5th and 95th percentile.
    private static let leastSpan: Float = 0.15
    /// Of a side of the picture that the plane touches, and of the picture that it fills.
    private static let leastSide = (level: 0.25, upright: 0.4)
    private static let leastShare = (level: 0.04, upright: 0.06)
    /// The share of its outline on which a plane may stand out from what is behind it.
    private static let mostOutstanding = 0.2
    /// Cells from the picture's border, and from a plane, at which slopes are not known.
    private static let rim = 6
    /// Near two planes, and at the border, cells may lie this far from a plane: softened depth rounds corners off.
    private static let slack: Float = 0.03

    private let grid: ForegroundGrid
    private let steps: GridSteps

    init(in grid: ForegroundGrid, steps: GridSteps) {
        self.grid = grid
        self.steps = steps
        var mask = Plane<UInt8>(width: grid.width, height: grid.height, repeating: 0)
        guard min(grid.width, grid.height) > 4 * RecedingSurfaces.rim else {
            self.mask = mask
            return
        }
        let search = PlaneSearch(in: grid)
        var planesNearby = [UInt8](repeating: 0, count: mask.count)
        for (plane, members) in search.planes() where RecedingSurfaces.recedes(plane, members, in: grid) {
            let surroundings = members.dilated(radius: RecedingSurfaces.rim)
            for index in mask.pixels.indices where surroundings.pixels[index] == 255 {
                let (x, y) = (index % grid.width, index / grid.width)
                let distance = abs(grid.levels.pixels[index] - plane.level(x, y))
                guard distance < RecedingSurfaces.slack else { continue }
                planesNearby[index] += 1
                if RecedingSurfaces.isAtBorder(x, y, of: grid, within: RecedingSurfaces.rim)
                    || distance < 1.5 * search.tolerance
                {
                    mask.pixels[index] = 255
                }
            }
            mask = mask.union(members)
            if plane.isLevel {
                mask = mask.union(RecedingSurfaces.bumpy(plane, from: members, search, in: grid, steps: steps))
            }
        }
        for index in mask.pixels.indices where planesNearby[index] > 1 { mask.pixels[index] = 255 }
        self.mask = RecedingSurfaces.reachingBorder(mask, in: grid)
    }

    private static func isAtBorder(_ x: Int, _ y: Int, of grid: ForegroundGrid, within reach: Int) -> Bool {
        min(x, y) < reach || grid.width - x <= reach || grid.height - y <= reach
    }

    private static func recedes(_ plane: GridPlane, _ members: Plane<UInt8>, in grid: ForegroundGrid) -> Bool {
        let (width, height) = (grid.width, grid.height)
        var count = 0
        var columns = (top: [Bool](repeating: false, count: width), bottom: [Bool](repeating: false, count: width))
        var rows = (left: [Bool](repeating: false, count: height), right: [Bool](repeating: false, count: height))
        var levels = Plane<Float>(width: width, height: height, repeating: .nan)
        for index in members.pixels.indices where members.pixels[index] == 255 {
            let (x, y) = (index % width, index / width)
            levels.pixels[index] = grid.levels.pixels[index]
            count += 1
            if y < rim { columns.top[x] = true }
            if y >= height - rim { columns.bottom[x] = true }
            if x < rim { rows.left[y] = true }
            if x >= width - rim { rows.right[y] = true }
        }
        func share(_ flags: [Bool]) -> Double { Double(flags.count { $0 }) / Double(flags.count) }
        let side = max(share(columns.top), share(columns.bottom), share(rows.left), share(rows.right))
        guard let span = levels.percentileRange(low: 0.05, high: 0.95),
            span.upperBound - span.lowerBound >= leastSpan,
            side >= (plane.isLevel ? leastSide.level : leastSide.upright),
            Double(count) >= (plane.isLevel ? leastShare.level : leastShare.upright) * Double(members.count)
        else { return false }
        return plane.isLevel || outstandingShare(of: plane, members, in: grid) <= mostOutstanding
    }

    /// The share of a plane's outline beyond which something farther lies.
    private static func outstandingShare(
        of plane: GridPlane, _ members: Plane<UInt8>, in grid: ForegroundGrid
    ) -> Double {
        let region = members.dilated(radius: 3)
        let (width, height) = (grid.width, grid.height)
        var (outline, outstanding) = (0, 0)
        for index in region.pixels.indices {
            let (x, y) = (index % width, index / width)
            for (isInside, other) in [(x + 1 < width, index + 1), (y + 1 < height, index + width)]
            where isInside && region.pixels[index] != region.pixels[other] {
                outline += 1
                var farthest = Float.infinity
                for row in max(0, y - 2)...min(height - 1, y + 2) {
                    for column in max(0, x - 2)...min(width - 1, x + 2) {
                        let level = grid.levels[column, row]
                        if level < farthest { farthest = level }
                    }
                }
                if plane.level(x, y) - farthest > 2 * grid.leastStep { outstanding += 1 }
            }
        }
        return Double(outstanding) / Double(max(1, outline))
    }

    /// Cells that hang together with a level plane, without a step, and slope about as it does.
    private static func bumpy(
        _ plane: GridPlane, from members: Plane<UInt8>, _ search: PlaneSearch, in grid: ForegroundGrid,
        steps: GridSteps
    ) -> Plane<UInt8> {
        let (width, height, least) = (grid.width, grid.height, max(grid.leastStep, 2 * search.tolerance))
        var mask = members
        var edge = mask.pixels.indices.filter { mask.pixels[$0] == 255 }
        while let index = edge.popLast() {
            let (x, y) = (index % width, index / width)
            for (isInside, other, step) in [
                (x + 1 < width, index + 1, steps.right.pixels[index]),
                (x > 0, index - 1, x > 0 ? steps.right.pixels[index - 1] : 0),
                (y + 1 < height, index + width, steps.down.pixels[index]),
                (y > 0, index - width, y > 0 ? steps.down.pixels[index - width] : 0),
            ] where isInside && mask.pixels[other] == 0 && step < least {
                let (right, down) = (search.slopes.x.pixels[other], search.slopes.y.pixels[other])
                let distance = grid.levels.pixels[other] - plane.level(other % width, other / width)
                guard abs(distance) < 0.1, down > 0.4 * plane.b, down < 2.2 * plane.b, abs(right) < 0.7 * plane.b
                else { continue }
                mask.pixels[other] = 255
                edge.append(other)
            }
        }
        return mask
    }

    /// The pieces that reach the picture's border, or are large: small ones within a thing are part of it.
    private static func reachingBorder(_ mask: Plane<UInt8>, in grid: ForegroundGrid) -> Plane<UInt8> {
        let pieces = GridPieces(of: mask)
        var isKept = pieces.sizes.map { Double($0) > 0.02 * Double(mask.count) }
        for index in mask.pixels.indices
        where pieces.labels[index] >= 0 && isAtBorder(index % grid.width, index / grid.width, of: grid, within: 4) {
            isKept[Int(pieces.labels[index])] = true
        }
        return pieces.mask(like: mask, isKept)
    }
}
