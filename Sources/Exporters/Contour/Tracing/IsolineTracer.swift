import Raster

/// Traces isolines by marching squares.
///
/// Samples lie at pixel centres and the field is linear along the edges between them. A sample that equals a level counts
/// as reaching it. A cell with a corner that has no value has no line. Ambiguous cells are resolved by the asymptotic
/// decider. No two lines touch or cross, and none touches itself; see ``BandTracer`` and ``LineSimplifier``.
///
/// The result depends on the field alone, not on the number of processors.
public struct IsolineTracer: Sendable {
    /// How far a line may be moved to save points, in pixels; 0 keeps every crossing. See ``LineSimplifier``.
    public var tolerance = 0.0
    /// Shorter lines are left out, in pixels.
    public var minimumLength = 0.0

    public init(tolerance: Double = 0, minimumLength: Double = 0) {
        self.tolerance = tolerance
        self.minimumLength = minimumLength
    }

    /// The most levels that can be traced at once.
    public static let maximumLevels = LevelIndex.maximumLevels
    /// The greatest width and height of a field: coordinates are thousandths of a pixel in 32 bits.
    public static let maximumSide = 2_000_000
    /// The most points that lines may have together (240 MB).
    public static let maximumPoints = 30_000_000

    /// Why lines cannot be traced: the field is so rough that they would fill the memory.
    public struct TooManyPoints: Error {}

    /// - Parameters:
    ///   - field: NaN where there is no value; at most ``maximumSide`` wide and high.
    ///   - levels: 1 to ``maximumLevels`` finite numbers, each greater than the one before.
    /// - Returns: the lines in the order of their levels.
    public func isolines(of field: Plane<Float>, levels: [Float]) throws(TooManyPoints) -> [Isoline] {
        precondition(max(field.width, field.height) <= IsolineTracer.maximumSide, "the field is too large")
        precondition(levels.count <= LevelIndex.maximumLevels, "there are too many levels")
        guard !levels.isEmpty, field.width > 1, field.height > 1 else { return [] }
        let (width, height) = (field.width, field.height)
        let cellRows = height - 1
        // Bands of about 256k samples, whatever the processors: small enough for the crossings of one to stay in the cache.
        let bandHeight = min(max((1 << 18) / width, 8), 256)
        let bandCount = (cellRows + bandHeight - 1) / bandHeight
        let bands = field.pixels.withUnsafeBufferPointer { samples -> [[BandPieces?]] in
            // Shared for reading by threads that all end before this returns.
            nonisolated(unsafe) let samples = samples
            return mapConcurrentBands(of: bandCount, minimum: 1) { band in
                var tracer = BandTracer(
                    field: samples, width: width, height: height, levels: levels,
                    tolerance: Int((tolerance * Double(IsolinePoint.unitsPerPixel)).rounded()),
                    minimumLength: minimumLength)
                var results: [BandPieces?] = []
                for index in band {
                    let rows = index * bandHeight..<min((index + 1) * bandHeight, cellRows)
                    let pieces = tracer.trace(rows: rows)
                    results.append(pieces)
                    if pieces == nil { break }
                }
                return results
            }
        }
        var stitcher = BandStitcher()
        for band in bands.joined() {
            guard let band else { throw TooManyPoints() }
            stitcher.append(band)
        }
        guard stitcher.pointCount <= IsolineTracer.maximumPoints else { throw TooManyPoints() }
        return stitcher.lines(minimumLength: minimumLength)
    }
}
