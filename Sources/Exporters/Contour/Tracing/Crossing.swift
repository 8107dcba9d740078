/// Where a level crosses the edge between two neighbouring samples.
///
/// Each crossing lies on one edge, and each edge has two cells, so a crossing has at most one crossing before it and one
/// after it on its isoline. That makes joining lines a matter of following `next`.
struct Crossing {
    var point: IsolinePoint
    /// The following crossing in the same band, or -1.
    var next: Int32
    /// How far a line may pass the edge from here, towards the lower and the higher coordinate, in thousandths of a
    /// pixel, without reaching the samples at its ends or what other levels may use.
    var roomLow: UInt16
    var roomHigh: UInt16
    var level: UInt8
    var marks: Marks

    struct Marks: OptionSet {
        let rawValue: UInt8
        /// Another crossing of the band precedes this one.
        static let hasPrevious = Marks(rawValue: 1)
        /// The edge runs down; otherwise it runs across.
        static let isVertical = Marks(rawValue: 2)
        /// The sample with the larger value lies at the edge's right or lower end.
        static let risesAlongEdge = Marks(rawValue: 4)
        static let isTraced = Marks(rawValue: 8)
    }
}

/// The crossings of one band, in memory that grows and is used again for the next band.
struct CrossingStore: ~Copyable {
    private(set) var crossings: UnsafeMutablePointer<Crossing>
    private(set) var count = 0
    private var capacity: Int

    init(capacity: Int = 1 << 14) {
        self.capacity = capacity
        crossings = .allocate(capacity: capacity)
    }

    deinit { crossings.deallocate() }

    mutating func removeAll() { count = 0 }

    /// Makes room for `extra` crossings and returns the number of the first.
    @inline(__always)
    mutating func append(_ extra: Int) -> Int {
        let first = count
        count &+= extra
        if count > capacity { grow() }
        return first
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Crossing>.allocate(capacity: count * 2)
        larger.moveInitialize(from: crossings, count: capacity)
        crossings.deallocate()
        crossings = larger
        capacity = count * 2
    }
}
