import Raster

/// A part of an isoline within one band of rows.
struct IsolinePiece: Sendable {
    /// Its points in ``BandPieces/points``.
    var points: Range<Int>
    var level: UInt8
    var isClosed: Bool
}

/// What was traced in one band of rows.
struct BandPieces: Sendable {
    var points: [IsolinePoint] = []
    var pieces: [IsolinePiece] = []
    /// Ends on the row that is shared with the band above and the one below, from left to right.
    var topEnds: [End] = []
    var bottomEnds: [End] = []

    struct End {
        /// In thousandths of a pixel. No two crossings of a row share it, so it says what belongs together.
        var x: Int32
        var piece: Int32
        /// Whether the piece starts here.
        var isStart: Bool
    }
}

/// Traces the isolines of one band of rows after another.
///
/// Per row: count the levels that each sample reaches, skip the cells whose corners agree, and link the crossings of the
/// others. A sample that equals a level reaches it; crossings are kept one thousandth of a pixel away from samples
/// and from each other, which leaves no special cases: no line of zero length, none walked twice, none that touch.
struct BandTracer: ~Copyable {
    let field: UnsafeBufferPointer<Float>
    let width: Int
    let height: Int
    let levels: [Float]
    /// In thousandths of a pixel.
    let tolerance: Int
    /// Rings below it are left out, in pixels.
    let minimumLength: Double

    private let index: LevelIndex
    var store = CrossingStore()
    /// How many levels the samples above and below the row of cells reach.
    var upper: UnsafeMutablePointer<UInt8>
    var lower: UnsafeMutablePointer<UInt8>
    /// For each edge across, `first crossing - first level`, and the row of cells that has it as its bottom.
    var across: UnsafeMutablePointer<(offset: Int32, row: Int32)>
    /// Crossings on the rows shared with the bands above and below, from left to right.
    var topCrossings: [Int32] = []
    var bottomCrossings: [Int32] = []
    var simplifier: LineSimplifier

    /// Crossings in a band above which tracing gives up (160 MB).
    static let maximumCrossings = 8 << 20
    /// Bytes behind a row, so that eight can be read from every one of its samples.
    private static let padding = 16

    init(
        field: UnsafeBufferPointer<Float>, width: Int, height: Int, levels: [Float], tolerance: Int,
        minimumLength: Double
    ) {
        self.field = field
        self.width = width
        self.height = height
        self.levels = levels
        self.tolerance = tolerance
        self.minimumLength = minimumLength
        index = LevelIndex(levels: levels)
        upper = .allocate(capacity: width + BandTracer.padding)
        lower = .allocate(capacity: width + BandTracer.padding)
        upper.initialize(repeating: 0, count: width + BandTracer.padding)
        lower.initialize(repeating: 0, count: width + BandTracer.padding)
        across = .allocate(capacity: width)
        simplifier = LineSimplifier(tolerance: tolerance)
    }

    deinit {
        upper.deallocate()
        lower.deallocate()
        across.deallocate()
    }

    /// - Parameter rows: rows of cells; row y lies between the samples of rows y and y + 1.
    /// - Returns: nil when the band holds more than ``maximumCrossings``.
    mutating func trace(rows: Range<Int>) -> BandPieces? {
        store.removeAll()
        topCrossings.removeAll(keepingCapacity: true)
        bottomCrossings.removeAll(keepingCapacity: true)
        across.initialize(repeating: (0, .min), count: width)
        index.count(row(rows.lowerBound), into: lower)
        for y in rows {
            swap(&upper, &lower)
            index.count(row(y + 1), into: lower)
            link(y, isFirst: y == rows.lowerBound && y > 0, isLast: y == rows.upperBound - 1 && y + 2 < height)
            guard store.count <= BandTracer.maximumCrossings else { return nil }
        }
        return collect()
    }

    private func row(_ y: Int) -> UnsafeBufferPointer<Float> {
        UnsafeBufferPointer(rebasing: field[y * width..<(y + 1) * width])
    }

    /// Links the crossings of one row of cells.
    private mutating func link(_ y: Int, isFirst: Bool, isLast: Bool) {
        let above = UnsafeRawPointer(upper)
        let below = UnsafeRawPointer(lower)
        var left = LeftNeighbour()
        var x = 0
        while x < width - 1 {
            let corner = above.loadUnaligned(fromByteOffset: x, as: UInt64.self)
            // A byte for each of eight cells, other than 0 where its corners differ.
            var changed =
                (corner ^ above.loadUnaligned(fromByteOffset: x + 1, as: UInt64.self))
                | (corner ^ below.loadUnaligned(fromByteOffset: x, as: UInt64.self))
                | (corner ^ below.loadUnaligned(fromByteOffset: x + 1, as: UInt64.self))
            while changed != 0 {
                let byte = changed.trailingZeroBitCount >> 3
                changed &= ~(0xFF << UInt64(byte << 3))
                let column = x + byte
                guard column < width - 1 else { break }
                link(column, y, isFirst: isFirst, isLast: isLast, after: &left)
            }
            x += 8
        }
    }
}
