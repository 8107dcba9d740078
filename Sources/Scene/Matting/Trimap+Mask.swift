import Raster

extension Trimap {
    /// A trimap of a mask: what lies within some distance of its outline is unknown, and so is what the mask leaves half open.
    /// - Parameters:
    ///   - mask: from 128 on it is foreground; levels that are not sure (see ``sureLevel``) are unknown however far away.
    ///   - reach: pixels on either side of the outline, 0 or more.
    public init(mask: Plane<UInt8>, reach: Float) {
        self.init(mask: mask) { _, _ in reach }
    }

    /// - Parameter reach: pixels on either side of the outline, at a pixel beside it.
    init(mask: Plane<UInt8>, reach: (_ x: Int, _ y: Int) -> Float) {
        let (width, height) = (mask.width, mask.height)
        var labels = Trimap(levels: mask).labels
        let discs = mapConcurrentBands(of: height) { rows in
            OutlineDisc.discs(on: mask, rows: rows, reach: reach)
        }.flatMap { $0 }
        let highest = discs.reduce(0) { max($0, $1.rows) }
        labels.pixels.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let labels = buffer
            concurrentBands(of: height) { rows in
                // Discs come row by row: those that begin too far above are skipped at once.
                for disc in discs[OutlineDisc.first(in: discs, from: rows.lowerBound - highest)...] {
                    if disc.y - highest >= rows.upperBound { break }
                    disc.forEachRow(width: width, rows: rows) { columns, y in
                        labels[y * width + columns.lowerBound..<y * width + columns.upperBound]
                            .update(repeating: Trimap.unknown)
                    }
                }
            }
        }
        self.init(labels: labels)
    }
}

/// What is unknown around a pixel on an outline.
private struct OutlineDisc: Sendable {
    var x: Int
    var y: Int
    var reach: Float

    /// How many rows above and below it are touched.
    var rows: Int { Int(reach.rounded(.up)) }

    /// Around the pixels that share a side with one of the other kind.
    static func discs(
        on mask: Plane<UInt8>, rows: Range<Int>, reach: (_ x: Int, _ y: Int) -> Float
    ) -> [OutlineDisc] {
        let (width, height) = (mask.width, mask.height)
        return mask.pixels.withUnsafeBufferPointer { mask in
            func differs(_ x: Int, _ y: Int, from isForeground: Bool) -> Bool {
                x >= 0 && x < width && y >= 0 && y < height && (mask[y * width + x] >= 128) != isForeground
            }
            var discs: [OutlineDisc] = []
            for y in rows {
                for x in 0..<width {
                    let own = mask[y * width + x] >= 128
                    guard
                        differs(x - 1, y, from: own) || differs(x + 1, y, from: own) || differs(x, y - 1, from: own)
                            || differs(x, y + 1, from: own)
                    else { continue }
                    // The outline runs half a pixel beside the pixel's middle.
                    let reach = reach(x, y) - 0.5
                    if reach >= 0 { discs.append(OutlineDisc(x: x, y: y, reach: reach)) }
                }
            }
            return discs
        }
    }

    /// The first of rising rows that lies in `row` or below.
    static func first(in discs: [OutlineDisc], from row: Int) -> Int {
        var (low, high) = (0, discs.count)
        while low < high {
            let middle = (low + high) / 2
            if discs[middle].y < row { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Calls for the disc's columns in each of some rows.
    func forEachRow(width: Int, rows wanted: Range<Int>, _ body: (Range<Int>, Int) -> Void) {
        let (first, end) = (max(wanted.lowerBound, y - rows), min(wanted.upperBound, y + rows + 1))
        guard first < end else { return }
        for y in first..<end {
            let (height, square) = (Float(y - self.y), reach * reach)
            guard height * height <= square else { continue }
            let half = Int((square - height * height).squareRoot())
            body(max(0, x - half)..<min(width, x + half + 1), y)
        }
    }
}
