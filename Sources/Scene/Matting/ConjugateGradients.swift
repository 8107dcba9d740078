import Raster

/// Preconditioned conjugate gradients for the equations of matting (M. R. Hestenes, E. Stiefel, "Methods of conjugate gradients for
/// solving linear systems", Journal of Research of the National Bureau of Standards 49(6), 1952).
///
/// Sums are taken in double precision, block by block in a fixed order, so that the result does not depend on the number of cores.
struct ConjugateGradients {
    let matrix: MattingLaplacian
    let preconditioner: IncompleteCholesky
    let aggregates: ColorAggregates
    let blocks: BandBlocks

    /// - Parameters:
    ///   - solution: the first guess, and then the solution; 0 for known pixels.
    ///   - tolerance: what may be left of the residual, in the preconditioner's norm, as a share of that of the right side.
    /// - Returns: the number of steps.
    func solve(_ solution: BandVector, tolerance: Double, limit: Int) -> Int {
        let capacity = matrix.stride
        let (residual, direction, product) = (
            BandVector(capacity: capacity), BandVector(capacity: capacity), BandVector(capacity: capacity)
        )
        let (x, r, p, q) = (solution.values, residual.values, direction.values, product.values)
        // q holds the preconditioned residual where it does not hold the product: never both at once.
        blocks.concurrently { block in preconditioner.apply(matrix.known, into: q, block: block) }
        aggregates.add(matrix.known, to: q)
        let scale = sum { block in dot(matrix.known, q, block) }
        blocks.concurrently { block in
            each(block) { run, place, x4 in
                r.setLanes(place, matrix.known.lanes(place) - applied(run, x4, x))
            }
        }
        blocks.concurrently { block in preconditioner.apply(r, into: q, block: block) }
        aggregates.add(r, to: q)
        var size = sum { block in dot(r, q, block) }
        let goal = tolerance * tolerance * scale
        blocks.concurrently { block in each(block) { _, place, _ in p.setLanes(place, q.lanes(place)) } }
        var iterations = 0
        while size > goal, iterations < limit {
            let curvature = sum { block in
                each(block) { run, place, x4 in q.setLanes(place, applied(run, x4, p)) }
                return dot(p, q, block)
            }
            guard curvature > 0 else { break }
            let step = Lanes(repeating: Float(size / curvature))
            blocks.concurrently { block in
                each(block) { _, place, _ in
                    x.setLanes(place, x.lanes(place) + step * p.lanes(place))
                    r.setLanes(place, r.lanes(place) - step * q.lanes(place))
                }
                preconditioner.apply(r, into: q, block: block)
            }
            aggregates.add(r, to: q)
            let newSize = sum { block in dot(r, q, block) }
            let share = Lanes(repeating: Float(newSize / size))
            blocks.concurrently { block in
                each(block) { _, place, _ in p.setLanes(place, q.lanes(place) + share * p.lanes(place)) }
            }
            size = newSize
            iterations += 1
        }
        return iterations
    }

    /// The matrix times a vector, for four pixels.
    @inline(__always)
    private func applied(_ run: BandLayout.Run, _ x: Int, _ vector: UnsafeMutablePointer<Float>) -> Lanes {
        let place = Int(run.bases.2) + x
        return matrix.diagonal.lanes(place) * vector.lanes(place) + matrix.neighbours(run, x, vector)
    }

    private func sum(_ body: (Range<Int>) -> Double) -> Double {
        blocks.map(body).reduce(0, +)
    }

    @inline(__always)
    private func dot(
        _ first: UnsafeMutablePointer<Float>, _ second: UnsafeMutablePointer<Float>, _ block: Range<Int>
    ) -> Double {
        var sum = SIMD4<Double>.zero
        each(block) { _, place, _ in sum += SIMD4<Double>(first.lanes(place) * second.lanes(place)) }
        return sum.sum()
    }

    /// Calls for each four pixels of a block: with their run, their place, and the first one's column.
    @inline(__always)
    private func each(_ block: Range<Int>, _ body: (BandLayout.Run, Int, Int) -> Void) {
        for run in matrix.layout.unknown[block] {
            matrix.forEachLanes(of: run) { x in body(run, Int(run.bases.2) + x, x) }
        }
    }
}
