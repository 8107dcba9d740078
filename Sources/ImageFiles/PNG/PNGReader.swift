import CPNG
import Files
import Raster

/// A PNG file that is being read; the order is header, then pixels.
final class PNGReader {
    private let file: InputFile
    private let reader: OpaquePointer
    private(set) var header: cpng_header

    /// Reads what stands in front of the pixels.
    /// - Parameter bytes: the file's, which outlive the reader.
    init(_ bytes: UnsafeRawBufferPointer, of file: InputFile) throws(ImageFileError) {
        guard let reader = cpng_reader_create(bytes.baseAddress, bytes.count) else { throw .outOfMemory(file) }
        guard cpng_read_header(reader) else {
            defer { cpng_reader_destroy(reader) }
            throw PNGReader.failure(reader, file)
        }
        self.file = file
        self.reader = reader
        header = cpng_get_header(reader)
    }

    deinit { cpng_reader_destroy(reader) }

    var width: Int { Int(header.width) }
    var height: Int { Int(header.height) }

    /// The pixels as they lie in the file, laid over the background.
    func readColors(limits: DecodeLimits) throws(ImageFileError) -> Plane<RGB8> {
        try limits.check(width: width, height: height, of: file)
        let background = limits.background
        let plane = try Plane<RGB8>(width: width, height: height) { pixels throws(ImageFileError) in
            guard let start = UnsafeMutableRawPointer(pixels.baseAddress) else { return }
            let bytes = start.assumingMemoryBound(to: UInt8.self)
            guard cpng_read_rgb(reader, bytes, background.red, background.green, background.blue) else {
                throw PNGReader.failure(reader, file)
            }
        }
        header = cpng_get_header(reader)
        return plane
    }

    /// The stored grey levels.
    func readSamples(limits: DecodeLimits) throws(ImageFileError) -> Plane<Float> {
        try limits.check(width: width, height: height, of: file)
        let plane = try Plane<Float>(width: width, height: height) { pixels throws(ImageFileError) in
            switch cpng_read_samples(reader, pixels.baseAddress) {
            case cpng_done: return
            case cpng_colored: throw .isColored(file)
            default: throw PNGReader.failure(reader, file)
            }
        }
        header = cpng_get_header(reader)
        return plane
    }

    /// What the file says so far; chunks behind the pixels are known once those were read.
    var metadata: PhotoMetadata {
        var metadata = PhotoMetadata(
            format: "PNG", storedWidth: width, storedHeight: height, bitDepth: Int(header.bit_depth),
            channels: Int(header.channels), texts: texts)
        if header.pixels_per_metre_x > 0, header.pixels_per_metre_y > 0 {
            metadata.resolution = .init(
                x: Double(header.pixels_per_metre_x) * 0.0254, y: Double(header.pixels_per_metre_y) * 0.0254)
        }
        if let profile = header.icc_profile {
            metadata.colorProfile = Array(UnsafeBufferPointer(start: profile, count: header.icc_profile_size))
        }
        if let exif = header.exif {
            metadata.apply(EXIF(UnsafeRawBufferPointer(start: exif, count: header.exif_size)))
        }
        return metadata
    }

    private var texts: [String: String] {
        var texts: [String: String] = [:]
        for index in 0..<header.text_count {
            let text = cpng_get_text(reader, index)
            guard let keyword = text.keyword, let start = text.text else { continue }
            let bytes = UnsafeRawBufferPointer(start: start, count: text.length)
            texts[String(cString: keyword)] = text.is_utf8 ? String(decoding: bytes, as: UTF8.self) : latin1(bytes)
        }
        return texts
    }

    private static func failure(_ reader: OpaquePointer, _ file: InputFile) -> ImageFileError {
        cpng_is_truncated(reader)
            ? .cutShort(file, format: "PNG")
            : .damaged(file, format: "PNG", reason: String(cString: cpng_error(reader)))
    }
}
