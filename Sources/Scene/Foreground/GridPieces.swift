import Raster

/// Which cells of a mask hang together.
struct GridPieces {
    /// The number of each cell's piece, -1 outside the mask.
    let labels: [Int32]
    let count: Int

    /// Cells that touch by a side or a corner hang together.
    init(of mask: Plane<UInt8>) {
        var runs = MaskRuns(of: mask, value: 255, connectivity: .sidesAndCorners)
        let roots = runs.pieces()
        var numbers = [Int32](repeating: -1, count: roots.count)
        var labels = [Int32](repeating: -1, count: mask.count)
        var count: Int32 = 0
        for (run, root) in zip(runs.runs, roots) {
            if numbers[Int(root)] < 0 {
                numbers[Int(root)] = count
                count += 1
            }
            let row = Int(run.row) * mask.width
            for index in row + Int(run.start)..<row + Int(run.end) { labels[index] = numbers[Int(root)] }
        }
        self.labels = labels
        self.count = Int(count)
    }

    /// Cells that share a side hang together where nothing parts them.
    /// - Parameter areJoined: whether a cell and the one a number of cells behind it, 1 or the width, hang together.
    init(of mask: Plane<UInt8>, where areJoined: (Int, Int) -> Bool) {
        let width = mask.width
        var parents = Array(0..<Int32(mask.count))
        parents.withUnsafeMutableBufferPointer { parents in
            let sets = DisjointSets(parents: parents)
            for index in mask.pixels.indices where mask.pixels[index] == 255 {
                if index % width + 1 < width, mask.pixels[index + 1] == 255, areJoined(index, 1) {
                    sets.unite(index, index + 1)
                }
                if index + width < mask.count, mask.pixels[index + width] == 255, areJoined(index, width) {
                    sets.unite(index, index + width)
                }
            }
        }
        var labels = [Int32](repeating: -1, count: mask.count)
        var count: Int32 = 0
        for index in mask.pixels.indices where mask.pixels[index] == 255 {
            // A root is the least of its set, so that it is numbered before its members.
            var root = index
            while Int(parents[root]) != root { root = Int(parents[root]) }
            if root == index {
                labels[index] = count
                count += 1
            } else {
                labels[index] = labels[root]
                parents[index] = Int32(root)
            }
        }
        self.labels = labels
        self.count = Int(count)
    }

    /// The number of cells of each piece.
    var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: count)
        for label in labels where label >= 0 { sizes[Int(label)] += 1 }
        return sizes
    }

    /// A mask of some of the pieces.
    func mask(like plane: Plane<UInt8>, _ isKept: [Bool]) -> Plane<UInt8> {
        Plane(width: plane.width, height: plane.height, pixels: labels.map { $0 >= 0 && isKept[Int($0)] ? 255 : 0 })
    }
}

extension Plane where Pixel == UInt8 {
    /// A mask with every cell that has one of the mask within `radius` columns and rows.
    func dilated(radius: Int) -> Plane<UInt8> {
        dilatedRows(radius: radius).transposed().dilatedRows(radius: radius).transposed()
    }

    private func dilatedRows(radius: Int) -> Plane<UInt8> {
        var result = self
        for y in 0..<height {
            var last = -radius - 1
            for x in 0..<width {
                if self[x, y] == 255 { last = x }
                if x - last <= radius { result[x, y] = 255 }
            }
            var next = width + radius
            for x in stride(from: width - 1, through: 0, by: -1) {
                if self[x, y] == 255 { next = x }
                if next - x <= radius { result[x, y] = 255 }
            }
        }
        return result
    }

    func union(_ other: Plane<UInt8>) -> Plane<UInt8> {
        Plane(width: width, height: height, pixels: zip(pixels, other.pixels).map { $0 | $1 })
    }
}
