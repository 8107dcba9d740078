import Raster

/// One level of ``ColorAggregates``: a symmetric system of 4x4 matrices for squares of a grid, each tied to the eight around it.
final class AggregateLevel: @unchecked Sendable {
    let columns: Int
    let rows: Int
    /// The number of the square at each place of the grid; -1 for none.
    let index: [Int32]
    let count: Int
    /// To the east, south-west, south and south-east, four for each square; -1 for none.
    private var later: [Int32]
    private var places: [(column: Int32, row: Int32)]
    /// The diagonal, and the ties to the four later ones.
    private let matrices: UnsafeMutablePointer<Matrix>
    private let inverses: UnsafeMutablePointer<Matrix>
    let right: UnsafeMutablePointer<SIMD4<Float>>
    let solution: UnsafeMutablePointer<SIMD4<Float>>
    private let rest: UnsafeMutablePointer<SIMD4<Float>>
    private var parents: [Int32] = []

    struct Matrix {
        var columns: (SIMD4<Float>, SIMD4<Float>, SIMD4<Float>, SIMD4<Float>)

        static let zero = Matrix(columns: (.zero, .zero, .zero, .zero))

        /// M v
        @inline(__always)
        func times(_ v: SIMD4<Float>) -> SIMD4<Float> {
            columns.0 * v.x + columns.1 * v.y + columns.2 * v.z + columns.3 * v.w
        }

        /// M^T v
        @inline(__always)
        func transposedTimes(_ v: SIMD4<Float>) -> SIMD4<Float> {
            SIMD4((columns.0 * v).sum(), (columns.1 * v).sum(), (columns.2 * v).sum(), (columns.3 * v).sum())
        }

        /// Adds u v^T.
        @inline(__always)
        mutating func add(_ u: SIMD4<Float>, _ v: SIMD4<Float>) {
            columns.0 += u * v.x
            columns.1 += u * v.y
            columns.2 += u * v.z
            columns.3 += u * v.w
        }

        mutating func add(_ other: Matrix) {
            columns.0 += other.columns.0
            columns.1 += other.columns.1
            columns.2 += other.columns.2
            columns.3 += other.columns.3
        }

        var transposed: Matrix {
            Matrix(
                columns: (
                    SIMD4(columns.0.x, columns.1.x, columns.2.x, columns.3.x),
                    SIMD4(columns.0.y, columns.1.y, columns.2.y, columns.3.y),
                    SIMD4(columns.0.z, columns.1.z, columns.2.z, columns.3.z),
                    SIMD4(columns.0.w, columns.1.w, columns.2.w, columns.3.w)
                ))
        }
    }

    init(columns: Int, isActive: [Bool]) {
        self.columns = columns
        rows = isActive.count / columns
        var index = [Int32](repeating: -1, count: isActive.count)
        var places: [(column: Int32, row: Int32)] = []
        for place in isActive.indices where isActive[place] {
            index[place] = Int32(places.count)
            places.append((Int32(place % columns), Int32(place / columns)))
        }
        self.index = index
        self.places = places
        count = places.count
        later = []
        for place in places {
            for (x, y) in [(1, 0), (-1, 1), (0, 1), (1, 1)] {
                let (column, row) = (Int(place.column) + x, Int(place.row) + y)
                later.append(column >= 0 && column < columns && row < rows ? index[row * columns + column] : -1)
            }
        }
        matrices = .allocate(capacity: 5 * count)
        matrices.initialize(repeating: .zero, count: 5 * count)
        inverses = .allocate(capacity: count)
        inverses.initialize(repeating: .zero, count: count)
        right = .allocate(capacity: count)
        right.initialize(repeating: .zero, count: count)
        solution = .allocate(capacity: count)
        solution.initialize(repeating: .zero, count: count)
        rest = .allocate(capacity: count)
        rest.initialize(repeating: .zero, count: count)
    }

    deinit {
        matrices.deallocate()
        inverses.deallocate()
        right.deallocate()
        solution.deallocate()
        rest.deallocate()
    }

    /// Two by two squares of a finer level as one.
    convenience init(coarsening fine: AggregateLevel) {
        let (columns, rows) = ((fine.columns + 1) / 2, (fine.rows + 1) / 2)
        var isActive = [Bool](repeating: false, count: columns * rows)
        for place in fine.places { isActive[Int(place.row) / 2 * columns + Int(place.column) / 2] = true }
        self.init(columns: columns, isActive: isActive)
        fine.parents = fine.places.map { index[Int($0.row) / 2 * columns + Int($0.column) / 2] }
        for square in 0..<fine.count {
            let own = Int(fine.parents[square])
            matrices[5 * own].add(fine.matrices[5 * square])
            for way in 0..<4 {
                let other = Int(fine.later[4 * square + way])
                guard other >= 0 else { continue }
                tie(own, Int(fine.parents[other]), fine.matrices[5 * square + 1 + way])
            }
        }
    }

    /// Adds a tie of two squares, given as rows for the first one, and its transpose.
    @inline(__always)
    private func tie(_ first: Int, _ second: Int, _ matrix: Matrix) {
        if first == second {
            matrices[5 * first].add(matrix)
            matrices[5 * first].add(matrix.transposed)
            return
        }
        for way in 0..<4 {
            if Int(later[4 * first + way]) == second { return matrices[5 * first + 1 + way].add(matrix) }
        }
        for way in 0..<4 where Int(later[4 * second + way]) == first {
            return matrices[5 * second + 1 + way].add(matrix.transposed)
        }
    }

    /// Galerkin's product of the fine matrix with 1, red, green and blue.
    func fill(from matrix: MattingLaplacian, colors: UnsafeMutablePointer<SIMD4<Float>>) {
        let offsets = MattingLaplacian.offsets
        let shift = AggregateLevel.shift
        forEachRow(of: matrix.layout) { runs in
            // To the squares in the west, here and in the east, and to those in the row below.
            withUnsafeTemporaryAllocation(of: (SIMD4<Float>, Matrix).self, capacity: 6) { sums in
                for run in runs {
                    let bases = run.rowBases
                    let row = Int(run.row)
                    let base = bases[2]
                    forEachPiece(of: run) { square, places in
                        for way in 0..<6 { sums[way] = (.zero, .zero) }
                        let west = ((places.lowerBound - base) >> shift) - 1
                        for own in places where matrix.diagonal[own] > 0 {
                            let color = colors[own]
                            sums[1].1.add(0.5 * matrix.diagonal[own] * color, color)
                            for way in 0..<6 { sums[way].0 = .zero }
                            for number in 0..<12 {
                                let offset = offsets[number]
                                let coupling = matrix.couplings[number * matrix.stride + own]
                                guard coupling != 0 else { continue }
                                let x = own - base + offset.x
                                let below = (row + offset.y) >> shift > row >> shift ? 3 : 0
                                sums[below + (x >> shift) - west].0 += coupling * colors[bases[2 + offset.y] + x]
                            }
                            for way in 0..<6 where sums[way].0 != .zero { sums[way].1.add(color, sums[way].0) }
                        }
                        for way in 0..<6 {
                            let (column, line) = (west + way % 3, (row >> shift) + way / 3)
                            guard column >= 0, column < columns, line < rows else { continue }
                            let other = Int(index[line * columns + column])
                            if other >= 0 { tie(square, other, sums[way].1) }
                        }
                    }
                }
            }
        }
    }

    /// The squares' side is two to this power.
    static let shift = 3

    /// Calls for each part of a run within one square: with the square and the part's places.
    @inline(__always)
    func forEachPiece(of run: BandLayout.Run, _ body: (Int, Range<Int>) -> Void) {
        let shift = AggregateLevel.shift
        let line = (Int(run.row) >> shift) * columns
        var x = Int(run.start)
        while x < Int(run.end) {
            let end = min(((x >> shift) + 1) << shift, Int(run.end))
            body(Int(index[line + x >> shift]), Int(run.bases.2) + x..<Int(run.bases.2) + end)
            x = end
        }
    }

    /// Calls, on all cores, for the runs of each row of squares.
    func forEachRow(of layout: BandLayout, _ body: (ArraySlice<BandLayout.Run>) -> Void) {
        let shift = AggregateLevel.shift
        var starts: [Int] = [0]
        for index in layout.unknown.indices.dropFirst()
        where layout.unknown[index].row >> Int32(shift) != layout.unknown[index - 1].row >> Int32(shift) {
            starts.append(index)
        }
        starts.append(layout.unknown.count)
        // Rows of squares touch no other row's but the next one's ties, which only the upper one holds.
        concurrentBands(of: starts.count - 1, minimum: 1) { band in
            for row in band { body(layout.unknown[starts[row]..<starts[row + 1]]) }
        }
    }

    /// Inverts the diagonal, with a ridge, as colours of few pixels are not independent.
    func invert() {
        for square in 0..<count {
            let m = matrices[5 * square].columns
            let rows = [m.0, m.1, m.2, m.3]
            let trace = m.0.x + m.1.y + m.2.z + m.3.w
            let ridge = 1e-5 * trace + 1e-12
            var a = (0..<4).map { r in (0..<4).map { c in Double(rows[c][r]) + (r == c ? Double(ridge) : 0) } }
            var b = (0..<4).map { r in (0..<4).map { c in r == c ? 1.0 : 0.0 } }
            for pivot in 0..<4 {
                let inverse = 1 / max(a[pivot][pivot], Double(ridge) * 0.1)
                for c in 0..<4 {
                    a[pivot][c] *= inverse
                    b[pivot][c] *= inverse
                }
                for r in 0..<4 where r != pivot {
                    let factor = a[r][pivot]
                    for c in 0..<4 {
                        a[r][c] -= factor * a[pivot][c]
                        b[r][c] -= factor * b[pivot][c]
                    }
                }
            }
            func column(_ c: Int) -> SIMD4<Float> { SIMD4<Float>(SIMD4(b[0][c], b[1][c], b[2][c], b[3][c])) }
            inverses[square] = Matrix(columns: (column(0), column(1), column(2), column(3)))
        }
    }

    func clear() {
        for square in 0..<count {
            right[square] = .zero
            solution[square] = .zero
        }
    }

    /// rest = right - A solution
    private func computeRest() {
        for square in 0..<count { rest[square] = right[square] }
        for square in 0..<count {
            let own = solution[square]
            var sum = matrices[5 * square].times(own)
            for way in 0..<4 {
                let other = Int(later[4 * square + way])
                guard other >= 0 else { continue }
                let tie = matrices[5 * square + 1 + way]
                sum += tie.times(solution[other])
                rest[other] -= tie.transposedTimes(own)
            }
            rest[square] -= sum
        }
    }

    /// Gauss-Seidel in order; `rest` holds the sum of what earlier squares take away.
    func sweepForward() {
        for square in 0..<count { rest[square] = right[square] }
        // Ties to later squares, at their old values.
        for square in 0..<count {
            var value = rest[square]
            for way in 0..<4 {
                let other = Int(later[4 * square + way])
                if other >= 0 { value -= matrices[5 * square + 1 + way].times(solution[other]) }
            }
            let own = inverses[square].times(value)
            solution[square] = own
            for way in 0..<4 {
                let other = Int(later[4 * square + way])
                if other >= 0 { rest[other] -= matrices[5 * square + 1 + way].transposedTimes(own) }
            }
        }
    }

    func sweepBackward() {
        for square in 0..<count { rest[square] = right[square] }
        // Ties to earlier squares, at their old values.
        for square in 0..<count {
            for way in 0..<4 {
                let other = Int(later[4 * square + way])
                if other >= 0 { rest[other] -= matrices[5 * square + 1 + way].transposedTimes(solution[square]) }
            }
        }
        for square in stride(from: count - 1, through: 0, by: -1) {
            var value = rest[square]
            for way in 0..<4 {
                let other = Int(later[4 * square + way])
                if other >= 0 { value -= matrices[5 * square + 1 + way].times(solution[other]) }
            }
            solution[square] = inverses[square].times(value)
        }
    }

    func sweep() {
        sweepForward()
        sweepBackward()
    }

    /// Takes over what a finer level has left.
    func restrict(_ fine: AggregateLevel) {
        fine.computeRest()
        clear()
        for square in 0..<fine.count { right[Int(fine.parents[square])] += fine.rest[square] }
    }

    func correct(by coarse: AggregateLevel) {
        for square in 0..<count { solution[square] += coarse.solution[Int(parents[square])] }
    }
}
