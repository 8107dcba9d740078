import Raster

/// An approximate inverse of a ``MattingLaplacian``: its incomplete Cholesky factors, with entries only where the matrix has some,
/// worked out and applied in each block of rows by itself.
///
/// J. A. Meijerink, H. A. van der Vorst, "An iterative solution method for linear systems of which the coefficient matrix is a
/// symmetric M-matrix", Mathematics of Computation 31(137), 1977; without fill, and with pivots that would vanish replaced.
struct IncompleteCholesky {
    private let layout: BandLayout
    private let blocks: BandBlocks
    /// For each of ``MattingLaplacian/offsets`` the entry of a pixel's row for the pixel that lies there in the other direction.
    private let factors: UnsafeMutablePointer<Float>
    /// One by the diagonal; 0 for known pixels.
    private let inverse: UnsafeMutablePointer<Float>
    private let stride: Int
    private let storage: [BandVector]

    /// Smaller pivots, as a share of the matrix's diagonal, are replaced by this share: what was left out may have made them vanish.
    /// Shares by which the diagonal is enlarged: what is left out would make the factors of many pictures grow without bound. The first
    /// that keeps all pivots.
    private static let shifts: [Float] = [0.03, 0.1, 0.3, 1]
    private static let leastPivot: Float = 0.02

    init(of matrix: MattingLaplacian, blocks: BandBlocks) {
        layout = matrix.layout
        self.blocks = blocks
        stride = matrix.stride
        let memory = BandVector(capacity: 12 * stride)
        let diagonal = BandVector(capacity: stride)
        storage = [memory, diagonal]
        (factors, inverse) = (memory.values, diagonal.values)
        let table = FactorTable()
        blocks.concurrently { block in
            for shift in IncompleteCholesky.shifts {
                if factor(block, of: matrix, table: table, shift: shift) { return }
            }
        }
    }

    /// - Returns: whether no pivot had to be replaced.
    private func factor(_ block: Range<Int>, of matrix: MattingLaplacian, table: FactorTable, shift: Float) -> Bool {
        let first = Int(layout.unknown[block.lowerBound].row)
        return withUnsafeTemporaryAllocation(of: Float.self, capacity: 12) { entries in
            var isSound = true
            for run in layout.unknown[block] {
                let row = FactorRow(run: run, rowsAbove: Int(run.row) - first, shift: shift)
                if !factor(row, of: matrix, table: table, entries) { isSound = false }
            }
            return isSound
        }
    }

    private func factor(
        _ row: FactorRow, of matrix: MattingLaplacian, table: FactorTable, _ entries: UnsafeMutableBufferPointer<Float>
    ) -> Bool {
        let bases = row.run.rowBases
        var isSound = true
        table.steps.withUnsafeBufferPointer { steps in
            table.products.withUnsafeBufferPointer { products in
                for x in Int(row.run.start)..<Int(row.run.end) {
                    let own = bases[2] + x
                    let whole = matrix.diagonal[own]
                    guard whole > 0 else { continue }
                    var pivot = whole * (1 + row.shift)
                    for step in steps {
                        guard step.y <= row.rowsAbove else {
                            entries[step.offset] = 0
                            continue
                        }
                        let other = bases[2 - step.y] + x - step.x
                        var sum = matrix.couplings[step.offset * stride + other]
                        for index in step.products {
                            sum -= entries[products[index].first] * factors[products[index].second * stride + other]
                        }
                        let entry = sum * inverse[other]
                        entries[step.offset] = entry
                        pivot -= entry * entry
                    }
                    let least = IncompleteCholesky.leastPivot * whole
                    if pivot < least { isSound = false }
                    inverse[own] = 1 / max(pivot, least).squareRoot()
                    for offset in 0..<12 { factors[offset * stride + own] = entries[offset] }
                }
            }
        }
        return isSound
    }

    /// Solves for one block: z = (L L^T)^-1 r, both over the whole layout.
    func apply(_ residual: UnsafeMutablePointer<Float>, into z: UnsafeMutablePointer<Float>, block: Range<Int>) {
        let (first, last) = (layout.unknown[block.lowerBound].row, layout.unknown[block.upperBound - 1].row)
        let (next, second) = (factors, factors + stride)
        for run in layout.unknown[block] {
            var x = Int(run.start)
            let own = Int(run.bases.2)
            while x < Int(run.end) {
                var sum = residual.lanes(own + x)
                if run.row > first { sum -= above(run, x, z, base: Int(run.bases.1), planes: 4) }
                if run.row > first + 1 { sum -= above(run, x, z, base: Int(run.bases.0), planes: 9) }
                z.setLanes(own + x, sum)
                x += 4
            }
            var (before, twoBefore) = (Float.zero, Float.zero)
            for place in own + Int(run.start)..<own + Int(run.end) {
                let value = (z[place] - second[place] * twoBefore - next[place] * before) * inverse[place]
                z[place] = value
                (twoBefore, before) = (before, value)
            }
        }
        for run in layout.unknown[block].reversed() {
            let own = Int(run.bases.2)
            var x = Int(run.start)
            while x < Int(run.end) {
                var sum = z.lanes(own + x)
                if run.row < last { sum -= below(x, z, base: Int(run.bases.3), planes: 4) }
                if run.row < last - 1 { sum -= below(x, z, base: Int(run.bases.4), planes: 9) }
                z.setLanes(own + x, sum)
                x += 4
            }
            var (after, twoAfter) = (Float.zero, Float.zero)
            var place = own + Int(run.end) - 1
            while place >= own + Int(run.start) {
                let value = (z[place] - second[place + 2] * twoAfter - next[place + 1] * after) * inverse[place]
                z[place] = value
                (twoAfter, after) = (after, value)
                place -= 1
            }
        }
    }

    /// What the pixels of one of the rows above take away from four pixels.
    @inline(__always)
    private func above(
        _ run: BandLayout.Run, _ x: Int, _ z: UnsafeMutablePointer<Float>, base: Int, planes: Int
    ) -> Lanes {
        var sum = Lanes.zero
        for column in -2...2 {
            sum +=
                (factors + (planes + column) * stride).lanes(Int(run.bases.2) + x) * z.lanes(base + x - column)
        }
        return sum
    }

    @inline(__always)
    private func below(_ x: Int, _ z: UnsafeMutablePointer<Float>, base: Int, planes: Int) -> Lanes {
        var sum = Lanes.zero
        for column in -2...2 {
            sum += (factors + (planes + column) * stride).lanes(base + x + column) * z.lanes(base + x + column)
        }
        return sum
    }
}

/// A run whose pixels' rows of the factors are worked out.
private struct FactorRow {
    var run: BandLayout.Run
    /// Rows of the same block above it.
    var rowsAbove: Int
    var shift: Float
}

/// In which order a row's entries are worked out, and from which others.
private struct FactorTable {
    struct Step {
        /// The entry, and where its pixel lies, to the left and above.
        var offset: Int
        var x: Int
        var y: Int
        var products: Range<Int>
    }

    /// An entry of the same row times one of the other pixel's row.
    struct Product {
        var first: Int
        var second: Int
    }

    private(set) var steps: [Step] = []
    private(set) var products: [Product] = []

    init() {
        let offsets = MattingLaplacian.offsets
        let order = offsets.indices.sorted { (offsets[$0].y, offsets[$0].x) > (offsets[$1].y, offsets[$1].x) }
        for (position, offset) in order.enumerated() {
            let start = products.count
            for earlier in order[..<position] {
                let way = (offsets[earlier].x - offsets[offset].x, offsets[earlier].y - offsets[offset].y)
                if let second = offsets.firstIndex(where: { $0 == way }) {
                    products.append(Product(first: earlier, second: second))
                }
            }
            steps.append(
                Step(offset: offset, x: offsets[offset].x, y: offsets[offset].y, products: start..<products.count))
        }
    }
}
