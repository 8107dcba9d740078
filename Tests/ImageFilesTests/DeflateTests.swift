import CLibDeflate
import Foundation
import Testing
@testable import ImageFiles

/// Our compressor against libdeflate's decompressor.
@Suite struct DeflateTests {
    private func compress(_ bytes: [UInt8]) -> [UInt8] {
        var deflate = RunLengthDeflate()
        let room = UnsafeMutableRawPointer.allocate(byteCount: RunLengthDeflate.blockBound + 64, alignment: 16)
        defer { room.deallocate() }
        var output: [UInt8] = []
        var writer = BitWriter(room)
        for start in stride(from: 0, to: bytes.count, by: RunLengthDeflate.blockSize) {
            bytes[start..<min(start + RunLengthDeflate.blockSize, bytes.count)].withUnsafeBytes {
                deflate.appendBlock($0, to: &writer)
            }
            output += UnsafeRawBufferPointer(start: room, count: writer.position - room)
            writer.rewind(to: room)
        }
        RunLengthDeflate.appendBoundary(to: &writer)
        return output + UnsafeRawBufferPointer(start: room, count: writer.position - room) + [0x03, 0x00]
    }

    private func decompress(_ bytes: [UInt8], count: Int) -> [UInt8]? {
        guard let decompressor = libdeflate_alloc_decompressor() else { return nil }
        defer { libdeflate_free_decompressor(decompressor) }
        var output = [UInt8](repeating: 0, count: count)
        let result = libdeflate_deflate_decompress(decompressor, bytes, bytes.count, &output, count, nil)
        return result == LIBDEFLATE_SUCCESS ? output : nil
    }

    @Test func everyLengthOfRunComesBack() {
        for length in Array(1...600) + [1000, 65_535, 131_071, 131_072, 131_073, 300_000] {
            let bytes = [7, 8] + [UInt8](repeating: 9, count: length) + [1, 2, 3]
            #expect(decompress(compress(bytes), count: bytes.count) == bytes, "a run of \(length)")
        }
    }

    @Test func noiseComesBackAndGrowsLittle() {
        var noise = Noise(seed: 5)
        let bytes = (0..<400_000).map { _ in UInt8.random(in: 0...255, using: &noise) }
        let compressed = compress(bytes)
        #expect(decompress(compressed, count: bytes.count) == bytes)
        #expect(compressed.count < bytes.count * 102 / 100)
    }

    @Test func skewedBytesComeBack() {
        // Frequencies that double ask for codes longer than there may be.
        var bytes: [UInt8] = []
        for symbol in 0..<18 { bytes += [UInt8](repeating: UInt8(symbol), count: 1 << symbol) }
        for index in stride(from: 1, to: bytes.count, by: 3) { bytes[index] = UInt8(index % 7) }
        #expect(decompress(compress(bytes), count: bytes.count) == bytes)
    }

    @Test func fewBytesComeBack() {
        for bytes in [[0], [255], [0, 0], [1, 2, 3], [UInt8](repeating: 0, count: 9)] as [[UInt8]] {
            #expect(decompress(compress(bytes), count: bytes.count) == bytes)
        }
    }

    @Test func codesAreOptimalAndFitTheirLimit() {
        let fibonacci: [UInt32] = [1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89]
        let free = HuffmanCode(frequencies: fibonacci, longest: 15)
        #expect(free.lengths == [10, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
        let limited = HuffmanCode(frequencies: fibonacci, longest: 5)
        #expect(limited.lengths.allSatisfy { (1...5).contains($0) })
        // The codes fill the space exactly (Kraft's equality).
        #expect(limited.lengths.reduce(0) { $0 + 32 >> Int($1) } == 32)
    }

    @Test func checksOfPiecesJoin() {
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * 31 >> 3) }
        for cut in [0, 1, 5551, 65_521, 199_999, 200_000] {
            let (first, second) = (Array(bytes[..<cut]), Array(bytes[cut...]))
            let joined = adler32(
                libdeflate_adler32(1, first, first.count), followedBy: libdeflate_adler32(1, second, second.count),
                of: second.count)
            #expect(joined == libdeflate_adler32(1, bytes, bytes.count))
        }
    }
}
