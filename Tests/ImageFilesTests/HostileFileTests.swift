import Files
import Foundation
import Testing
@testable import ImageFiles

/// The files in `fixtures/hostile`: each is read or refused in one line, and the process lives on.
@Suite struct HostileFileTests {
    private static let folder = "hostile"
    private static let names = Fixtures.names(
        in: folder, suffixes: [".jpg", ".png", ".tiff", ".npy", ".pfm", ".gif", ".bmp", ".webp", ".heic", ".npz"])

    private func photoFault(_ name: String) throws -> String? {
        let file = InputFile(name: name, bytes: try Fixtures.open("\(HostileFileTests.folder)/\(name)").bytes)
        return fault { _ = try PhotoFile.read(file) }
    }

    private func sampleFault(_ name: String) throws -> String? {
        let file = InputFile(name: name, bytes: try Fixtures.open("\(HostileFileTests.folder)/\(name)").bytes)
        return fault { _ = try SampleFile.read(file) }
    }

    @Test func filesAreThere() {
        #expect(HostileFileTests.names.count > 100)
    }

    @Test(arguments: names)
    func isReadOrRefusedInOneLine(name: String) throws {
        for line in [try photoFault(name), try sampleFault(name)] {
            guard let line else { continue }
            #expect(line.hasPrefix("\(name): "))
            #expect(!line.contains { $0.isNewline } && line.count < 300)
        }
    }

    @Test(arguments: names.filter { !isValid($0) })
    func isRefused(name: String) throws {
        #expect(try photoFault(name) != nil)
        #expect(try sampleFault(name) != nil)
    }

    @Test(arguments: names.filter { isValid($0) })
    func isRead(name: String) throws {
        let lines = [try photoFault(name), try sampleFault(name)]
        #expect(lines.contains(nil), "\(lines)")
    }

    /// Those that the list says are valid.
    private static func isValid(_ name: String) -> Bool {
        list.contains { $0.hasPrefix("| `\(name)` |") && $0.contains("valid") }
    }

    private static let list: [Substring] = {
        let path = Fixtures.folder.appendingPathComponent("hostile/README.md")
        return ((try? String(contentsOf: path, encoding: .utf8)) ?? "").split(separator: "\n")
    }()

    @Test(arguments: [
        ("empty.png", "the file is empty"),
        ("text.jpg", "is not a JPEG, PNG or TIFF picture (it looks like text)"),
        ("text.png", "is not a JPEG, PNG or TIFF picture (it looks like text)"),
        ("cut-half.jpg", "the JPEG file is cut short; copy or download it again"),
        ("cut-end.jpg", "the JPEG file is cut short; copy or download it again"),
        ("cut-half.png", "the PNG file is cut short; copy or download it again"),
        ("cut-end.png", "the PNG file is cut short; copy or download it again"),
        ("picture.heic", "is a HEIC picture, which is not among the formats read; convert it to JPEG or PNG"),
        ("picture.webp", "is a WebP picture, which is not among the formats read; convert it to JPEG or PNG"),
        ("picture.gif", "is a GIF picture, which is not among the formats read; convert it to JPEG or PNG"),
        ("picture.bmp", "is a BMP picture, which is not among the formats read; convert it to JPEG or PNG"),
        (
            "png-60000x60000.png",
            "claims 60000x60000 pixels, more than the limit of 200000000; "
                + "raise the limit with --max-pixels if the file is really that large"
        ),
        (
            "tiff-60000x60000.tiff",
            "claims 60000x60000 pixels, more than the limit of 200000000; "
                + "raise the limit with --max-pixels if the file is really that large"
        ),
        ("cut-magic.png", "the PNG file is cut short; copy or download it again"),
        ("cut-half.tiff", "the TIFF file is cut short; copy or download it again"),
        ("tiff-strip-outside.tiff", "the TIFF file is cut short; copy or download it again"),
        ("nan-depth.tiff", "holds 32-bit floats, not a photo; give it as depth with --depth"),
        ("one-pixel.npy", "holds numbers (NPY), not a photo; give it as depth with --depth"),
    ])
    func photoIsRefusedInTheseWords(name: String, words: String) throws {
        #expect(try photoFault(name) == "\(name): \(words)")
    }

    @Test(arguments: [
        ("cut-half.npy", "the NPY file is cut short; copy or download it again"),
        ("cut-half.pfm", "the PFM file is cut short; copy or download it again"),
        ("npy-larger.npy", "the NPY file is cut short; copy or download it again"),
        ("npy-pickled.npy", "it holds pickled Python objects, not numbers; save a two-dimensional array of numbers"),
        ("npy-1-d.npy", "its array has the shape (16), not rows and columns; save a two-dimensional array"),
        ("npy-3-d.npy", "its array has the shape (4, 4, 3), not rows and columns; save a two-dimensional array"),
        ("pfm-0x0.pfm", "has no pixels (its size is 0x0)"),
        ("pfm-color.pfm", "is a colour PFM, not one number a pixel; give a grey PFM (Pf)"),
        ("archive.npz", "is not a PNG, TIFF, PFM, NPY or OpenEXR file of depth (it looks like a ZIP archive)"),
        (
            "spoiled.jpg",
            "is a JPEG, whose compression alters the numbers; give depth as PNG, TIFF, PFM, NPY or OpenEXR"
        ),
    ])
    func depthIsRefusedInTheseWords(name: String, words: String) throws {
        #expect(try sampleFault(name) == "\(name): \(words)")
    }

    @Test func valuesOfAwkwardFilesAreRight() throws {
        let constant = try SampleFile.read(try Fixtures.open("hostile/constant-depth.png")).values
        #expect(constant.count == 768 && constant.pixels.allSatisfy { $0 == 1234 })
        let none = try SampleFile.read(try Fixtures.open("hostile/nan-depth.tiff")).values
        #expect(none.count == 768 && none.pixels.allSatisfy { $0.isNaN })
        let infinite = try SampleFile.read(try Fixtures.open("hostile/infinite-depth.pfm")).values
        #expect(infinite.count == 768 && infinite.pixels.allSatisfy { !$0.isInfinite })
        #expect(infinite.pixels.contains { $0.isNaN } && infinite.pixels.contains { $0.isFinite })
        let far = try SampleFile.read(try Fixtures.open("hostile/far-doubles.npy")).values
        #expect(far[0, 0].isNaN && far[1, 0] == 1.5)
    }

    @Test(arguments: names.filter { $0.hasPrefix("exif-") })
    func malformedEXIFIsIgnored(name: String) throws {
        let (pixels, metadata) = try PhotoFile.read(try Fixtures.open("hostile/\(name)"))
        #expect(pixels.width == 32 && pixels.height == 24)
        #expect(metadata.orientation == 1 || name == "exif-huge-count.jpg")
        #expect(metadata.focalLength35mm == nil && metadata.focalLengthPixels == nil)
    }

    /// 2^31 x 2^31 pixels of four samples of eight bytes are 2^67 bytes, whatever limit is set.
    @Test func sizesThatOverflowAreRefused() throws {
        func entry(_ tag: UInt16, _ type: UInt16, _ value: UInt32) -> [UInt8] {
            [tag, type].flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } + [1, 0, 0, 0]
                + (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let entries = [
            entry(256, 4, 1 << 31), entry(257, 4, 1 << 31), entry(258, 3, 64), entry(259, 3, 1), entry(262, 3, 1),
            entry(273, 4, 8), entry(277, 3, 4), entry(278, 4, 1), entry(279, 4, 8), entry(284, 3, 1),
            entry(339, 3, 3),
        ]
        let file = input(
            [0x49, 0x49, 42, 0, 8, 0, 0, 0, UInt8(entries.count), 0] + entries.flatMap { $0 } + [0, 0, 0, 0],
            name: "huge.tiff")
        let limits = DecodeLimits(maximumPixels: .max)
        for line in [
            fault { _ = try SampleFile.read(file, limits: limits) },
            fault { _ = try PhotoFile.read(file, limits: limits) },
        ] {
            #expect(line?.hasPrefix("huge.tiff: ") == true, "\(line ?? "read")")
        }
    }
}
