import Dispatch
import Raster

/// The runs of a ``BandLayout`` in blocks of whole rows with about as many pixels each, to be worked on at the same time.
///
/// Where they are cut depends on the layout alone, so that results are the same whatever the number of cores.
struct BandBlocks {
    /// Ranges of ``BandLayout/unknown``.
    let ranges: [Range<Int>]

    /// Blocks are not made smaller than this, and not more than ``most``.
    private static let pixels = 16_384
    private static let most = 32

    init(of layout: BandLayout) {
        let wanted = max(1, min(BandBlocks.most, layout.count / BandBlocks.pixels))
        let total = layout.unknown.reduce(0) { $0 + $1.length }
        var ranges: [Range<Int>] = []
        var (start, done) = (0, 0)
        for (index, run) in layout.unknown.enumerated() {
            let isNewRow = index > start && run.row != layout.unknown[index - 1].row
            if isNewRow, done * wanted >= total * (ranges.count + 1) {
                ranges.append(start..<index)
                start = index
            }
            done += run.length
        }
        if start < layout.unknown.count { ranges.append(start..<layout.unknown.count) }
        self.ranges = ranges
    }

    /// Calls for each block, on all cores.
    func concurrently(_ body: (Range<Int>) -> Void) {
        _ = map { body($0) }
    }

    /// What each block gives, in their order.
    func map<Result: Sendable>(_ body: (Range<Int>) -> Result) -> [Result] {
        guard ranges.count > 1 else { return ranges.map(body) }
        return withoutActuallyEscaping(body) { body in
            nonisolated(unsafe) let body = body
            return Array(unsafeUninitializedCapacity: ranges.count) { results, initialized in
                nonisolated(unsafe) let slots = results
                DispatchQueue.concurrentPerform(iterations: ranges.count) { block in
                    slots.initializeElement(at: block, to: body(ranges[block]))
                }
                initialized = ranges.count
            }
        }
    }
}
