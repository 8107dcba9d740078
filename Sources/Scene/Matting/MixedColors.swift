import Raster

/// Foreground and background of the mixed pixels of some rows, at one level of ``ForegroundColors``.
final class MixedColors: @unchecked Sendable {
    private let layout: BandLayout
    private let mixed: Trimap
    private let band: MattingBand
    private var foreground: ColorVector
    private var background: ColorVector

    /// How much neighbours are to be alike whose alpha is the same, and for each 1 by which it differs. The second is the paper's. Its first, 1e-5,
    /// lets translucent sheets, which are alike all over, keep too much of what the coarser level had wrong.
    private static let likeness: Float = 1e-3
    private static let gradientLikeness: Float = 1
    /// How much the coarser level's estimate counts, so that a pixel is not left without any.
    private static let loyalty: Float = 1e-6

    /// - Parameters:
    ///   - first: what foreground and background begin with where the coarser level has nothing mixed; the photo's colours when nil.
    ///   - coarse: of the level of half the size; none for the coarsest.
    ///   - rounds: how often each pixel is worked out from its neighbours.
    init(
        level: ColorLevel, band: MattingBand, first colors: (SIMD4<Float>, SIMD4<Float>)?, coarse: [MixedColors],
        rounds: Int
    ) {
        mixed = level.mixed
        self.band = band
        layout = BandLayout(of: level.mixed, rows: band.solved)
        let (width, height) = (level.photo.width, level.photo.height)
        let observed = ColorVector(capacity: layout.capacity)
        let first = ColorVector(capacity: layout.capacity)
        let second = ColorVector(capacity: layout.capacity)
        let alpha = BandVector(capacity: layout.capacity)
        (foreground, background) = (first, second)
        guard layout.count > 0 else { return }
        level.photo.pixels.withUnsafeBufferPointer { photo in
            level.alpha.pixels.withUnsafeBufferPointer { alphas in
                layout.forEachPlace(width: width, height: height) { place, pixel in
                    let color = ColorLevel.color(photo[pixel])
                    observed.values[place] = color
                    alpha.values[place] = Float(alphas[pixel]) / 65535
                    let isMixed = alphas[pixel] > 0 && alphas[pixel] < .max
                    (first.values[place], second.values[place]) = isMixed ? colors ?? (color, color) : (color, color)
                }
            }
        }
        for part in coarse { takeOver(part) }
        let solver = MixtureSolver(
            layout: layout, observed: observed, alpha: alpha, likeness: MixedColors.likeness,
            gradientLikeness: MixedColors.gradientLikeness, loyalty: MixedColors.loyalty)
        solver.solve(&foreground, &background, rounds: rounds, width: width, height: height)
    }

    /// Begins with what the level of half the size found.
    private func takeOver(_ coarse: MixedColors) {
        var starts: [Int32: Range<Int>] = [:]
        for (index, run) in coarse.layout.unknown.enumerated() where coarse.band.kept.contains(Int(run.row)) {
            let start = starts[run.row]?.lowerBound ?? index
            starts[run.row] = start..<index + 1
        }
        concurrentBands(of: layout.spans.count, minimum: 256) { spans in
            for span in layout.spans[spans] {
                guard let runs = starts[span.row >> 1] else { continue }
                for run in coarse.layout.unknown[runs] where run.end * 2 > span.start && run.start * 2 < span.end {
                    for x in max(span.start, run.start * 2)..<min(span.end, run.end * 2) {
                        let source = Int(run.bases.2) + Int(x >> 1)
                        let place = Int(span.base) + Int(x)
                        foreground.values[place] = coarse.foreground.values[source]
                        background.values[place] = coarse.background.values[source]
                    }
                }
            }
        }
    }

    /// Calls, on all cores, for each mixed pixel: with its number in the picture and its foreground, 0...1.
    func forEachKept(_ body: (Int, SIMD4<Float>) -> Void) {
        layout.forEachUnknown(of: mixed, rows: band.kept) { place, pixel in body(pixel, foreground.values[place]) }
    }
}

/// Colours at the places of a ``BandLayout``.
final class ColorVector: @unchecked Sendable {
    let values: UnsafeMutablePointer<SIMD4<Float>>

    init(capacity: Int) {
        values = UnsafeMutablePointer<SIMD4<Float>>.allocate(capacity: capacity)
        values.initialize(repeating: .zero, count: capacity)
    }

    deinit { values.deallocate() }
}
