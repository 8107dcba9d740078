import CZlib

/// Filters and compresses rows of a picture, a block at a time, so that what it works on stays in the cache.
struct PNGBandCompressor {
    /// Bytes that are filtered and compressed at a time.
    private static let blockSize = 1 << 17

    private let stream: PNGPixelStream
    private let rowBytes: Int
    /// The bytes of a row in the file's order, where that is not the one in memory.
    private let isSwapped: Bool

    init(_ stream: PNGPixelStream) {
        self.stream = stream
        rowBytes = stream.rowBytes
        #if _endian(little)
            isSwapped = stream.layout.bitDepth == 16
        #else
            isSwapped = false
        #endif
    }

    /// - Throws: when memory is short.
    func compress(rows: Range<Int>) throws(DeflateFailure) -> PNGPixelStream.Band {
        let filteredRow = rowBytes + 1
        let rowsAtOnce = max(1, PNGBandCompressor.blockSize / filteredRow)
        let memory = Scratch(rowBytes: rowBytes, filteredBytes: rowsAtOnce * filteredRow)
        var deflater = try BandDeflater(expectedBytes: rows.count * rowBytes / 3)
        var check: UInt = 1
        for start in stride(from: rows.lowerBound, to: rows.upperBound, by: rowsAtOnce) {
            let end = min(start + rowsAtOnce, rows.upperBound)
            let filter = chooseFilter(for: start..<end, memory)
            for y in start..<end {
                let target = memory.filtered + (y - start) * filteredRow
                target.pointee = filter.rawValue
                self.filter(y, by: filter, into: target + 1, memory)
            }
            let count = (end - start) * filteredRow
            check = adler32_z(check, memory.filtered, count)
            deflater.append(UnsafeRawBufferPointer(start: memory.filtered, count: count))
        }
        deflater.finish()
        return PNGPixelStream.Band(bytes: deflater.output, check: check, filteredCount: rows.count * filteredRow)
    }

    /// The filter that makes one or two rows in the middle of a block smallest.
    private func chooseFilter(for rows: Range<Int>, _ memory: Scratch) -> PNGFilter {
        let samples = [(rows.lowerBound + rows.upperBound) / 2, rows.upperBound - 1]
        var best = (filter: PNGFilter.none, cost: Int.max)
        for filter in PNGFilter.allCases {
            let cost = samples.reduce(0) { sum, y in
                self.filter(y, by: filter, into: memory.filtered, memory)
                return sum + PNGFilter.cost(memory.filtered, count: rowBytes)
            }
            // A filter has to earn its place: rows of few levels compress better as they are.
            if cost < best.cost { best = (filter, cost) }
        }
        return best.filter
    }

    private func filter(
        _ y: Int, by filter: PNGFilter, into output: UnsafeMutablePointer<UInt8>, _ memory: Scratch
    ) {
        filter.apply(
            row: row(y, memory.row), above: y > 0 ? row(y - 1, memory.above) : UnsafePointer(memory.zeros),
            count: rowBytes, step: stream.layout.bytesPerPixel, output: output)
    }

    /// A row in the file's order of bytes, which may need `room`.
    private func row(_ y: Int, _ room: UnsafeMutablePointer<UInt8>) -> UnsafePointer<UInt8> {
        guard let start = stream.pixels.baseAddress?.advanced(by: y * rowBytes) else { return UnsafePointer(room) }
        guard isSwapped else { return start.assumingMemoryBound(to: UInt8.self) }
        let levels = UnsafeMutableRawPointer(room).assumingMemoryBound(to: UInt16.self)
        let source = start.assumingMemoryBound(to: UInt16.self)
        for x in 0..<rowBytes / 2 { levels[x] = source[x].bigEndian }
        return UnsafePointer(room)
    }
}

/// The memory that a band's compressor works in.
private final class Scratch {
    let row, above, zeros, filtered: UnsafeMutablePointer<UInt8>

    init(rowBytes: Int, filteredBytes: Int) {
        func room(_ count: Int) -> UnsafeMutablePointer<UInt8> {
            let memory = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 16)
            return memory.initializeMemory(as: UInt8.self, repeating: 0, count: count)
        }
        row = room(rowBytes)
        above = room(rowBytes)
        zeros = room(rowBytes)
        filtered = room(filteredBytes)
    }

    deinit {
        for memory in [row, above, zeros, filtered] { memory.deallocate() }
    }
}
