import CLibDeflate
import Files
import Foundation
import Raster
import Testing
@testable import ImageFiles

/// Valid files with bytes changed, cut off, put in and taken out: each is read or refused, whatever it holds.
@Suite struct MutationTests {
    private static let files = [
        "png-rgb-8.png", "png-rgba-16-interlaced.png", "png-palette-alpha-4.png", "png-grey-16.png", "png-notes.png",
        "jpeg-420.jpg", "jpeg-progressive.jpg", "jpeg-restart.jpg", "jpeg-grey.jpg", "jpeg-ycck.jpg",
        "exif-big-endian.jpg", "orientation-6.jpg", "tiff-rgb8-none.tiff", "tiff-rgb8-lzw.tiff",
        "tiff-rgb16-deflate.tiff", "tiff-rgb8-packbits.tiff", "tiff-rgb8-zstd.tiff", "tiff-rgb16-planar-tiled.tiff",
        "tiff-rgb8-big.tiff", "tiff-rgb8-strips.tiff", "tiff-palette.tiff", "tiff-cmyk.tiff", "tiff-rgba-tiled.tiff",
        "tiff-jpeg.tiff", "tiff-group4.tiff", "tiff-float32-deflate.tiff", "tiff-float64-tiled-big-endian.tiff",
        "tiff-uint16.tiff", "tiff-no-data.tiff", "npy-float32.npy", "npy-fortran.npy", "npy-version-2.npy",
        "npy-leading-one.npy", "pfm.pfm", "pfm-big-endian.pfm",
    ]
    private static let variants = 400

    @Test(arguments: files)
    func variantsAreReadOrRefused(name: String) throws {
        let original = [UInt8](try Fixtures.open("formats/\(name)").bytes)
        let limits = DecodeLimits(maximumPixels: 1_000_000)
        var noise = Noise(seed: UInt64(original.count))
        var refused = 0
        for variant in 0..<MutationTests.variants {
            var bytes = original
            MutationTests.mutate(&bytes, using: &noise)
            // Checks that fit let the changes through to what lies behind them.
            if name.hasSuffix(".png"), variant % 2 == 0 { MutationTests.mendChecks(ofPNG: &bytes) }
            let file = input(bytes, name: "variant")
            let lines = [
                fault { _ = try PhotoFile.read(file, limits: limits) },
                fault { _ = try SampleFile.read(file, limits: limits) },
                fault { _ = try PhotoFile.inspect(file) },
            ]
            for line in lines {
                guard let line else { continue }
                refused += 1
                #expect(line.hasPrefix("variant: ") && !line.contains { $0.isNewline })
            }
        }
        // Each file is refused at least as what it is not.
        #expect(refused > MutationTests.variants / 4)
    }

    private static func mutate(_ bytes: inout [UInt8], using noise: inout Noise) {
        for _ in 0..<Int.random(in: 1...4, using: &noise) {
            guard bytes.count > 1 else { return }
            let place = Int.random(in: 0..<bytes.count, using: &noise)
            switch Int.random(in: 0..<8, using: &noise) {
            case 0: bytes[place] = .random(in: 0...255, using: &noise)
            case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &noise)
            case 2: bytes.removeLast(bytes.count - place)
            case 3: bytes.remove(at: place)
            case 4: bytes.insert(.random(in: 0...255, using: &noise), at: place)
            case 5:
                // Headers lie in front, and are where it hurts.
                bytes[Int.random(in: 0..<min(bytes.count, 64), using: &noise)] = .random(in: 0...255, using: &noise)
            case 6:
                // A number at its limits.
                let value: UInt8 = Bool.random(using: &noise) ? 0xFF : 0
                for index in place..<min(place + 4, bytes.count) { bytes[index] = value }
            default:
                // A piece of the file in another place.
                let source = Int.random(in: 0..<bytes.count, using: &noise)
                for index in 0..<min(12, bytes.count - max(place, source)) {
                    bytes[place + index] = bytes[source + index]
                }
            }
        }
    }

    /// Works the checks of all chunks out anew.
    private static func mendChecks(ofPNG bytes: inout [UInt8]) {
        var position = 8
        while position + 12 <= bytes.count {
            let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
            guard length <= bytes.count - position - 12 else { return }
            let chunk = Array(bytes[position + 4..<position + 8 + length])
            bytes.replaceSubrange(
                position + 8 + length..<position + 12 + length, with: bigEndian(libdeflate_crc32(0, chunk, chunk.count))
            )
            position += 12 + length
        }
    }
}
