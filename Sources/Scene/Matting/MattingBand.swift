import Raster

/// Rows of a picture whose unknown pixels are solved for at once.
struct MattingBand: Equatable {
    /// The rows that are solved for, and those of them whose alpha is kept: bands overlap, as what lies beyond them is taken as
    /// known from the coarser picture.
    var solved: Range<Int>
    var kept: Range<Int>

    /// Unknown pixels solved for at once; each takes about 150 bytes.
    static let mostPixels = 4_000_000
    /// Rows that a band reaches beyond what is kept of it.
    static let overlap = 32

    /// As few bands as need be, from top to bottom, with about as many unknown pixels each.
    static func bands(of trimap: Trimap, mostPixels: Int = mostPixels) -> [MattingBand] {
        let (width, height) = (trimap.width, trimap.height)
        let counts = mapConcurrentBands(of: height) { rows in
            trimap.labels.pixels.withUnsafeBufferPointer { labels in
                rows.map { y in labels[y * width..<(y + 1) * width].reduce(0) { $0 &+ ($1 == Trimap.unknown ? 1 : 0) } }
            }
        }.flatMap { $0 }
        let total = counts.reduce(0, +)
        let number = (total + mostPixels - 1) / max(1, mostPixels)
        guard number > 1 else { return [MattingBand(solved: 0..<height, kept: 0..<height)] }
        var bands: [MattingBand] = []
        var (start, done) = (0, 0)
        for y in 0..<height {
            done += counts[y]
            guard y == height - 1 || done * number >= total * (bands.count + 1) else { continue }
            bands.append(
                MattingBand(
                    solved: max(0, start - overlap)..<min(height, y + 1 + overlap), kept: start..<y + 1))
            start = y + 1
        }
        return bands
    }
}
