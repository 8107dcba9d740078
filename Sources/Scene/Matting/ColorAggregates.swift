import Raster

/// A coarse view of the equations of matting: in squares of eight by eight pixels, alpha is an affine function of the colour.
///
/// What a solver of neighbours only finds slowly are solutions that come near to costing nothing, and those of closed-form matting are,
/// in each neighbourhood, combinations of 1, red, green and blue. One such combination for each square that holds unknown pixels makes
/// a small system of the same kind (Galerkin's; aggregation with given near-null vectors after P. Vanek, J. Mandel, M. Brezina,
/// "Algebraic multigrid by smoothed aggregation", Computing 56, 1996, here without smoothing), and squares of two by two
/// squares a smaller one, and so on.
final class ColorAggregates: @unchecked Sendable {
    private let layout: BandLayout
    private let blocks: BandBlocks
    /// 1, red, green and blue of each pixel.
    private let colors: UnsafeMutablePointer<SIMD4<Float>>
    private let levels: [AggregateLevel]
    private let columns: Int

    init(of matrix: MattingLaplacian, photo: Plane<RGB8>, blocks: BandBlocks) {
        layout = matrix.layout
        self.blocks = blocks
        let capacity = matrix.stride
        let colors = UnsafeMutablePointer<SIMD4<Float>>.allocate(capacity: capacity)
        self.colors = colors
        let layout = matrix.layout
        // Neighbours across the ends of blocks are read, so that all of them must be there first.
        blocks.concurrently { block in
            photo.pixels.withUnsafeBufferPointer { photoPixels in
                for run in layout.unknown[block] {
                    let line = Int(run.row) * photo.width
                    for x in Int(run.start)..<Int(run.end) {
                        let color = photoPixels[line + x]
                        let whole = SIMD4(127.5, Float(color.red), Float(color.green), Float(color.blue))
                        colors[Int(run.bases.2) + x] = whole / 255 - SIMD4(-0.5, 0.5, 0.5, 0.5)
                    }
                }
            }
        }
        let shift = AggregateLevel.shift
        columns = (photo.width >> shift) + 1
        var isActive = [Bool](repeating: false, count: columns * ((photo.height >> shift) + 1))
        for run in layout.unknown {
            for column in Int(run.start) >> shift...(Int(run.end) - 1) >> shift {
                isActive[(Int(run.row) >> shift) * columns + column] = true
            }
        }
        let finest = AggregateLevel(columns: columns, isActive: isActive)
        finest.fill(from: matrix, colors: colors)
        var levels = [finest]
        while let last = levels.last, last.count > 32, last.columns > 1 || last.rows > 1 {
            levels.append(AggregateLevel(coarsening: last))
        }
        for level in levels { level.invert() }
        self.levels = levels
    }

    deinit { colors.deallocate() }

    /// Adds to z what the coarse systems make of a residual.
    func add(_ residual: UnsafeMutablePointer<Float>, to z: UnsafeMutablePointer<Float>) {
        let finest = levels[0]
        finest.forEachRow(of: layout) { runs in
            for run in runs {
                finest.forEachPiece(of: run) { square, columns in
                    var sum = SIMD4<Float>.zero
                    for place in columns { sum += residual[place] * colors[place] }
                    finest.right[square] += sum
                }
            }
        }
        cycle(0)
        finest.forEachRow(of: layout) { runs in
            for run in runs {
                finest.forEachPiece(of: run) { square, columns in
                    let share = finest.solution[square]
                    // Known pixels among them have no residual and get no part.
                    for place in columns where residual[place] != 0 { z[place] += (share * colors[place]).sum() }
                }
            }
        }
        finest.clear()
    }

    private func cycle(_ number: Int) {
        let level = levels[number]
        guard number + 1 < levels.count else {
            for _ in 0..<8 { level.sweep() }
            return
        }
        level.sweepForward()
        let next = levels[number + 1]
        for _ in 0..<ColorAggregates.cycles {
            next.restrict(level)
            cycle(number + 1)
            level.correct(by: next)
        }
        level.sweepBackward()
    }

    /// Two: a W-cycle, as coarse systems of this kind give corrections that are too small.
    private static let cycles = 2
}
