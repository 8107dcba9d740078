import Raster

/// The equations of closed-form matting for the unknown pixels of a picture.
///
/// A. Levin, D. Lischinski, Y. Weiss, "A closed-form solution to natural image matting", IEEE TPAMI 30(2), 2008, with windows of
/// 3x3: alpha is, in each window, as nearly as can be an affine function of the colour. The known pixels
/// have gone over to the right side. Each pixel is tied to the 24 around it; the matrix is symmetric, so that 12 numbers and a
/// diagonal hold it.
struct MattingLaplacian {
    let layout: BandLayout
    /// For each of the ``offsets`` the coupling of a pixel to the one that lies there, 0 where either is known; each `stride` long.
    let couplings: UnsafeMutablePointer<Float>
    /// The sum of a pixel's couplings to all its neighbours, negated; 0 for known pixels.
    let diagonal: UnsafeMutablePointer<Float>
    /// The right side.
    let known: UnsafeMutablePointer<Float>
    let stride: Int
    private let storage: [BandVector]

    /// Columns and rows to the later neighbours.
    static let offsets: [(x: Int, y: Int)] =
        [(1, 0), (2, 0)] + (1...2).flatMap { y in (-2...2).map { x in (x, y) } }

    /// - Parameters:
    ///   - alpha: of which the known pixels are read, 65535 for opaque.
    ///   - blocks: cut the rows of the layout for the cores.
    init(photo: Plane<RGB8>, trimap: Trimap, alpha: Plane<UInt16>, layout: BandLayout, blocks: BandBlocks) {
        self.layout = layout
        stride = layout.capacity
        let memory = BandVector(capacity: 12 * stride)
        let (diagonalMemory, knownMemory) = (BandVector(capacity: stride), BandVector(capacity: stride))
        storage = [memory, diagonalMemory, knownMemory]
        (couplings, diagonal, known) = (memory.values, diagonalMemory.values, knownMemory.values)
        accumulate(photo)
        let isUnknown = BandVector(capacity: stride)
        let values = BandVector(capacity: stride)
        // Unknown pixels, and known ones with their alpha, in the places of the rows within reach.
        trimap.labels.pixels.withUnsafeBufferPointer { labels in
            alpha.pixels.withUnsafeBufferPointer { alpha in
                let rows = layout.rows.lowerBound * trimap.width..<layout.rows.upperBound * trimap.width
                layout.forEachPlace(width: trimap.width, height: trimap.height) { place, pixel in
                    let counts = labels[pixel] == Trimap.unknown && rows.contains(pixel)
                    isUnknown.values[place] = counts ? 1 : 0
                    values.values[place] = counts ? 0 : Float(alpha[pixel]) / 65535
                }
            }
        }
        settle(isUnknown: isUnknown.values, values: values.values, blocks: blocks)
    }

    /// Adds up the couplings of all windows, whether pixels are known or not.
    private func accumulate(_ photo: Plane<RGB8>) {
        guard let first = layout.windows.first, let last = layout.windows.last else { return }
        let rows = Int(first.row) - 1..<Int(last.row) + 2
        // The first window run of each row on.
        var starts = [Int](repeating: layout.windows.count, count: rows.count + 1)
        for (index, run) in layout.windows.enumerated().reversed() { starts[Int(run.row) - rows.lowerBound] = index }
        for row in starts.indices.reversed().dropFirst() { starts[row] = min(starts[row], starts[row + 1]) }
        let table = WindowPairs()
        photo.pixels.withUnsafeBufferPointer { pixels in
            concurrentBands(of: rows.count, minimum: 16) { band in
                let targets = band.lowerBound + rows.lowerBound..<band.upperBound + rows.lowerBound
                let reach = max(0, band.lowerBound - 1)..<min(rows.count, band.upperBound + 1)
                for run in layout.windows[starts[reach.lowerBound]..<starts[reach.upperBound]] {
                    add(run, of: pixels, width: photo.width, table: table, into: targets)
                }
            }
        }
    }

    /// Adds the couplings of a run of windows to the pixels of some rows.
    private func add(
        _ run: BandLayout.Run, of pixels: UnsafeBufferPointer<RGB8>, width: Int, table: WindowPairs,
        into rows: Range<Int>
    ) {
        let row = Int(run.row)
        let bases = [Int(run.bases.1), Int(run.bases.2), Int(run.bases.3)]
        withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 54) { room in
            guard let colors = room.baseAddress else { return }
            let white = colors + 27
            for x in Swift.stride(from: Int(run.start), to: Int(run.end), by: 4) {
                for pixel in 0..<9 {
                    let line = (row + pixel / 3 - 1) * width
                    var (red, green, blue) = (Lanes.zero, Lanes.zero, Lanes.zero)
                    for lane in 0..<4 {
                        let color = pixels[line + min(x + lane + pixel % 3 - 1, width - 1)]
                        red[lane] = Float(color.red)
                        green[lane] = Float(color.green)
                        blue[lane] = Float(color.blue)
                    }
                    colors[3 * pixel] = red
                    colors[3 * pixel + 1] = green
                    colors[3 * pixel + 2] = blue
                }
                WindowStatistics.whiten(colors, into: white)
                // Windows past the run's end count nothing.
                let counts = SIMD4<Int32>(0, 1, 2, 3) .< SIMD4<Int32>(repeating: Int32(Int(run.end) - x))
                let share = Lanes.zero.replacing(with: Lanes(repeating: -1 / 9), where: counts)
                for pair in table.pairs where rows.contains(row + pair.row) {
                    let (first, second) = (white + pair.first, white + pair.second)
                    let likeness = 1 + first[0] * second[0] + first[1] * second[1] + first[2] * second[2]
                    let place = couplings + pair.offset * stride
                    let index = bases[pair.row + 1] + x + pair.column
                    place.setLanes(index, place.lanes(index) + share * likeness)
                }
            }
        }
    }

    /// Fills the diagonal and the right side, and cuts the ties to known pixels.
    private func settle(
        isUnknown: UnsafeMutablePointer<Float>, values: UnsafeMutablePointer<Float>, blocks: BandBlocks
    ) {
        let ones = BandVector(capacity: stride)
        ones.values.update(repeating: 1, count: stride)
        blocks.concurrently { block in
            for run in layout.unknown[block] {
                let own = Int(run.bases.2)
                forEachLanes(of: run) { x in
                    let place = own + x
                    let mask = isUnknown.lanes(place)
                    diagonal.setLanes(place, -mask * neighbours(run, x, ones.values))
                    known.setLanes(place, -mask * neighbours(run, x, values))
                }
            }
        }
        let offsets = MattingLaplacian.offsets
        // Couplings of pixels that are not in any run are never read with anything but zero.
        blocks.concurrently { block in
            for run in layout.unknown[block] {
                let bases = run.rowBases
                forEachLanes(of: run) { x in
                    let own = isUnknown.lanes(bases[2] + x)
                    for (number, offset) in offsets.enumerated() {
                        let place = couplings + number * stride
                        let other = isUnknown.lanes(bases[2 + offset.y] + x + offset.x)
                        place.setLanes(bases[2] + x, place.lanes(bases[2] + x) * own * other)
                    }
                }
            }
        }
    }

    /// Calls for the first of each four pixels of a run.
    @inline(__always)
    func forEachLanes(of run: BandLayout.Run, _ body: (Int) -> Void) {
        var x = Int(run.start)
        while x < Int(run.end) {
            body(x)
            x += 4
        }
    }

    /// The sum over the neighbours of four pixels, each times its coupling.
    @inline(__always)
    func neighbours(_ run: BandLayout.Run, _ x: Int, _ vector: UnsafeMutablePointer<Float>) -> Lanes {
        let own = Int(run.bases.2) + x
        let (above2, above1) = (Int(run.bases.0) + x, Int(run.bases.1) + x)
        let (below1, below2) = (Int(run.bases.3) + x, Int(run.bases.4) + x)
        var sum = couplings.lanes(own) * vector.lanes(own + 1)
        sum += (couplings + stride).lanes(own) * vector.lanes(own + 2)
        sum += couplings.lanes(own - 1) * vector.lanes(own - 1)
        sum += (couplings + stride).lanes(own - 2) * vector.lanes(own - 2)
        for column in -2...2 {
            let near = couplings + (4 + column) * stride
            sum += near.lanes(own) * vector.lanes(below1 + column)
            sum += near.lanes(above1 - column) * vector.lanes(above1 - column)
            let far = couplings + (9 + column) * stride
            sum += far.lanes(own) * vector.lanes(below2 + column)
            sum += far.lanes(above2 - column) * vector.lanes(above2 - column)
        }
        return sum
    }
}

extension BandLayout.Run {
    var rowBases: [Int] { [Int(bases.0), Int(bases.1), Int(bases.2), Int(bases.3), Int(bases.4)] }
}

/// The 36 pairs of a window's nine pixels, the earlier first.
private struct WindowPairs {
    struct Pair {
        /// Where the two pixels' colours begin.
        var first: Int
        var second: Int
        /// Where the earlier lies, from the window's middle.
        var column: Int
        var row: Int
        /// The number of the way from the earlier to the later in ``MattingLaplacian/offsets``.
        var offset: Int
    }

    let pairs: [Pair]

    init() {
        var pairs: [Pair] = []
        for first in 0..<9 {
            for second in first + 1..<9 {
                let (x, y) = (second % 3 - first % 3, second / 3 - first / 3)
                guard let offset = MattingLaplacian.offsets.firstIndex(where: { $0.x == x && $0.y == y }) else {
                    continue
                }
                pairs.append(
                    Pair(
                        first: 3 * first, second: 3 * second, column: first % 3 - 1, row: first / 3 - 1, offset: offset)
                )
            }
        }
        self.pairs = pairs
    }
}
