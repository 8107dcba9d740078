import CJPEG
import Files
import Raster

/// A JPEG file that is being read; the order is header, then pixels.
final class JPEGReader {
    private let file: InputFile
    private let reader: OpaquePointer
    private let header: cjpeg_header
    /// Taken at once: libjpeg forgets what stands in front of the pixels when it has read them.
    let metadata: PhotoMetadata

    /// Reads what stands in front of the pixels.
    /// - Parameter bytes: the file's, which outlive the reader.
    init(_ bytes: UnsafeRawBufferPointer, of file: InputFile) throws(ImageFileError) {
        guard let reader = cjpeg_reader_create(bytes.baseAddress, bytes.count) else { throw .outOfMemory(file) }
        guard cjpeg_read_header(reader) else {
            defer { cjpeg_reader_destroy(reader) }
            throw JPEGReader.failure(reader, file)
        }
        self.file = file
        self.reader = reader
        header = cjpeg_get_header(reader)
        metadata = JPEGReader.metadata(header, texts: JPEGReader.texts(reader, count: Int(header.comment_count)))
    }

    deinit { cjpeg_reader_destroy(reader) }

    /// The pixels as they lie in the file.
    func readColors(limits: DecodeLimits) throws(ImageFileError) -> Plane<RGB8> {
        let width = Int(header.width)
        let height = Int(header.height)
        try limits.check(width: width, height: height, of: file)
        return try Plane<RGB8>(width: width, height: height) { pixels throws(ImageFileError) in
            guard let start = UnsafeMutableRawPointer(pixels.baseAddress) else { return }
            guard cjpeg_read_rgb(reader, start.assumingMemoryBound(to: UInt8.self)) else {
                throw JPEGReader.failure(reader, file)
            }
        }
    }

    private static func metadata(_ header: cjpeg_header, texts: [String: String]) -> PhotoMetadata {
        var metadata = PhotoMetadata(
            format: "JPEG", storedWidth: Int(header.width), storedHeight: Int(header.height),
            bitDepth: Int(header.bit_depth), channels: Int(header.channels), texts: texts)
        if header.pixels_per_inch_x > 0, header.pixels_per_inch_y > 0 {
            metadata.resolution = .init(x: header.pixels_per_inch_x, y: header.pixels_per_inch_y)
        }
        if let profile = header.icc_profile {
            metadata.colorProfile = Array(UnsafeBufferPointer(start: profile, count: header.icc_profile_size))
        }
        if let exif = header.exif {
            metadata.apply(EXIF(UnsafeRawBufferPointer(start: exif, count: header.exif_size)))
        }
        return metadata
    }

    private static func texts(_ reader: OpaquePointer, count: Int) -> [String: String] {
        var texts: [String: String] = [:]
        for index in 0..<count {
            let comment = cjpeg_get_comment(reader, Int32(index))
            let bytes = UnsafeRawBufferPointer(start: comment.bytes, count: comment.count)
            let (keyword, text) = JPEGComment.parse(bytes)
            texts[keyword] = text
        }
        return texts
    }

    private static func failure(_ reader: OpaquePointer, _ file: InputFile) -> ImageFileError {
        cjpeg_is_truncated(reader)
            ? .cutShort(file, format: "JPEG")
            : .damaged(file, format: "JPEG", reason: String(cString: cjpeg_error(reader)))
    }
}
