import Raster

/// The small holes of a surface, and how they are closed.
///
/// A hole is closed when it is small, does not touch the picture's border, and its rim is one surface: no two of the
/// rim's pixels are separated. A gap between an object and what lies behind it fails the last test and stays open.
struct PinHoles {
    private let holes: MaskRuns
    private let pieces: [Int32]
    private let rules: MeshRules

    /// - Parameter mask: 0 in holes, 1 on surfaces.
    init(in mask: Plane<UInt8>, rules: MeshRules) {
        var holes = MaskRuns(of: mask.map { $0 == 0 ? 255 : 0 }, value: 255, connectivity: .sidesAndCorners)
        pieces = holes.pieces()
        self.holes = holes
        self.rules = rules
    }

    /// Fills the holes with inverse distances that run straight from one end of each row of a hole to the other, which is
    /// exact for planes.
    /// - Returns: how many holes were closed.
    func close(_ distance: inout Plane<Float>) -> Int {
        var rims = [Rim](repeating: Rim(), count: pieces.count)
        for (run, piece) in zip(holes.runs, pieces) { rims[Int(piece)].area += run.length }
        let (width, height) = (distance.width, distance.height)
        for (run, piece) in zip(holes.runs, pieces) where rims[Int(piece)].area <= rules.largestHole {
            guard run.start > 0, run.end < width, run.row > 0, run.row < height - 1 else {
                rims[Int(piece)].isOpen = true
                continue
            }
            for y in Int(run.row) - 1...Int(run.row) + 1 {
                for x in Int(run.start) - 1...Int(run.end) { rims[Int(piece)].include(distance[x, y]) }
            }
        }
        var closed = 0
        for (run, piece) in zip(holes.runs, pieces) where isClosable(rims[Int(piece)]) {
            let row = Int(run.row) * width
            let (start, end) = (Int(run.start), Int(run.end))
            let (left, right) = (1 / distance.pixels[row + start - 1], 1 / distance.pixels[row + end])
            for x in start..<end {
                let share = Float(x - start + 1) / Float(end - start + 1)
                distance.pixels[row + x] = 1 / (left + (right - left) * share)
            }
        }
        for rim in rims where isClosable(rim) { closed += 1 }
        return closed
    }

    private func isClosable(_ rim: Rim) -> Bool {
        rim.area > 0 && rim.area <= rules.largestHole && !rim.isOpen && rim.nearest <= rim.farthest
            && !rules.edges.separates(rim.nearest, rim.farthest)
    }

    /// What lies round a hole.
    private struct Rim {
        var area = 0
        var isOpen = false
        var nearest = Float.infinity
        var farthest = -Float.infinity

        /// NaN changes nothing.
        mutating func include(_ distance: Float) {
            if distance < nearest { nearest = distance }
            if distance > farthest { farthest = distance }
        }
    }
}
