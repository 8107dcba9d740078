import Raster

/// Alpha from a photo and a trimap, by closed-form matting (see ``MattingLaplacian``).
///
/// From coarse to fine: the picture is halved until few pixels are unknown, and each level begins with what the coarser one
/// found. At each level the equations are solved for the unknown pixels alone, by conjugate gradients; where these are many, in one
/// band of rows after the other, so that memory stays bounded. The result does not depend on the number of cores.
public struct ClosedFormMatting: Sendable {
    /// 65535 is opaque. Sure pixels have 0 and 65535.
    public private(set) var alpha: Plane<UInt16>
    /// Unknown pixels.
    public let unknownCount: Int
    /// Steps of the solver at full resolution; the most of all bands.
    public private(set) var iterations = 0

    /// No further level is added below a level with this many unknown pixels.
    private static let fewUnknown = 2_000
    /// Nor one whose shorter side would be less than this.
    private static let shortestSide = 16
    /// What may be left of the residual at full resolution, with 200,000 unknown pixels; in proportion to their number, and below 200,000 to its
    /// square, within limits: of few pixels the solution is cheap, and of millions it would get no better than what the coarser levels know.
    private static let tolerance = 1e-4
    private static let tolerances = 2e-6...1e-3
    /// Of levels that are only begun with.
    private static let coarseTolerance = 1e-3
    private static let mostIterations = 500

    /// - Parameters:
    ///   - photo: of the trimap's size.
    ///   - trimap: where all is unknown alpha is one half everywhere; without unknown pixels it is the trimap.
    public init(photo: Plane<RGB8>, trimap: Trimap) {
        self.init(photo: photo, trimap: trimap, pixelsAtOnce: MattingBand.mostPixels)
    }

    init(photo: Plane<RGB8>, trimap: Trimap, pixelsAtOnce: Int) {
        precondition(photo.isSameSize(as: trimap.labels), "photo and trimap differ in size")
        unknownCount = trimap.counts().unknown
        var levels = [(photo: photo, trimap: trimap)]
        var unknown = unknownCount
        while unknown > ClosedFormMatting.fewUnknown, let last = levels.last,
            min(last.trimap.width, last.trimap.height) >= 2 * ClosedFormMatting.shortestSide
        {
            let halved = (photo: last.photo.halved(), trimap: last.trimap.halved())
            unknown = halved.trimap.counts().unknown
            levels.append(halved)
        }
        alpha = Plane(width: 0, height: 0, pixels: [])
        var isCoarsest = true
        while let level = levels.popLast() {
            alpha = AlphaGuess(coarse: isCoarsest ? nil : alpha).alpha(for: level.trimap)
            let share = Double(unknownCount) / 200_000
            let fine = ClosedFormMatting.tolerance * share * min(share, 1)
            let tolerance =
                levels.isEmpty
                ? min(max(fine, ClosedFormMatting.tolerances.lowerBound), ClosedFormMatting.tolerances.upperBound)
                : ClosedFormMatting.coarseTolerance
            solve(level.photo, level.trimap, tolerance: tolerance, pixelsAtOnce: pixelsAtOnce)
            isCoarsest = false
        }
    }

    private mutating func solve(_ photo: Plane<RGB8>, _ trimap: Trimap, tolerance: Double, pixelsAtOnce: Int) {
        iterations = 0
        for band in MattingBand.bands(of: trimap, mostPixels: pixelsAtOnce) {
            let layout = BandLayout(of: trimap, rows: band.solved)
            guard layout.count > 0 else { continue }
            let blocks = BandBlocks(of: layout)
            let solution = BandVector(capacity: layout.capacity)
            layout.gather(alpha, of: trimap, into: solution)
            let matrix = MattingLaplacian(photo: photo, trimap: trimap, alpha: alpha, layout: layout, blocks: blocks)
            let solver = ConjugateGradients(
                matrix: matrix, preconditioner: IncompleteCholesky(of: matrix, blocks: blocks),
                aggregates: ColorAggregates(of: matrix, photo: photo, blocks: blocks), blocks: blocks)
            let steps = solver.solve(solution, tolerance: tolerance, limit: ClosedFormMatting.mostIterations)
            iterations = max(iterations, steps)
            layout.scatter(solution, of: trimap, rows: band.kept, into: &alpha)
        }
    }
}
