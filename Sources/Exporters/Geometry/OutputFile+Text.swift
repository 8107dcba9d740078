import Files
import Raster

extension OutputFile {
    /// Appends text that is made on all cores, row by row, with little of it in memory at a time.
    /// - Parameters:
    ///   - rows: how many rows there are.
    ///   - bytesPerRow: the most that one row takes.
    ///   - body: writes one row.
    func writeText(rows: Int, bytesPerRow: Int, _ body: (Int, inout TextCursor) -> Void) throws(FileError) {
        // As much as some bands at once may take.
        let wave = max(1, OutputFile.textWave / max(1, bytesPerRow))
        for start in stride(from: 0, to: rows, by: wave) {
            let count = min(wave, rows - start)
            let bands = mapConcurrentBands(of: count, minimum: 1) { band -> [UInt8] in
                Array(unsafeUninitializedCapacity: band.count * bytesPerRow) { bytes, initialized in
                    guard let base = bytes.baseAddress else { return }
                    var cursor = TextCursor(base)
                    for row in band { body(start + row, &cursor) }
                    initialized = cursor.position - base
                }
            }
            for band in bands { try write(band) }
        }
    }

    private static var textWave: Int { 32 << 20 }
}
