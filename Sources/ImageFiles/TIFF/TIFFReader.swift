import CTIFF
import Files
import Foundation
import Raster

/// The first picture of a TIFF file that is being read.
final class TIFFReader {
    let file: InputFile
    let header: ctiff_header
    private let bytes: UnsafeRawBufferPointer
    private let reader: OpaquePointer

    /// Reads the first directory.
    /// - Parameter bytes: the file's, which outlive the reader.
    init(_ bytes: UnsafeRawBufferPointer, of file: InputFile) throws(ImageFileError) {
        guard let reader = ctiff_reader_create(bytes.baseAddress, bytes.count) else { throw .outOfMemory(file) }
        guard ctiff_read_header(reader) else {
            defer { ctiff_reader_destroy(reader) }
            throw TIFFReader.failure(reader, file)
        }
        self.file = file
        self.bytes = bytes
        self.reader = reader
        header = ctiff_get_header(reader)
    }

    deinit { ctiff_reader_destroy(reader) }

    var width: Int { Int(header.width) }
    var height: Int { Int(header.height) }

    /// Reads one strip or tile whole.
    func readChunk(_ index: Int, into target: UnsafeMutableRawBufferPointer) throws(ImageFileError) {
        guard ctiff_read_chunk(reader, UInt32(truncatingIfNeeded: index), target.baseAddress, target.count) else {
            throw TIFFReader.failure(reader, file)
        }
    }

    /// Reads a picture of any colours and layout that libtiff can turn into RGB.
    func readConverted(into rgb: UnsafeMutablePointer<UInt8>, background: RGB8) throws(ImageFileError) {
        guard ctiff_read_rgb(reader, rgb, background.red, background.green, background.blue) else {
            throw TIFFReader.failure(reader, file)
        }
    }

    /// Checks the sizes that the file states before anything is allocated for them.
    func check(_ limits: DecodeLimits) throws(ImageFileError) {
        try limits.check(width: width, height: height, of: file)
        let samples = Int(header.samples_per_pixel)
        let bits = Int(header.bits_per_sample)
        guard (1...32).contains(samples), (1...64).contains(bits) else {
            throw ImageFileError(file.name, "claims \(samples) samples of \(bits) bits a pixel")
        }
        // A tile may reach over the edge, but not be absurdly larger than the picture.
        let (pictureBytes, overflow) = (width * height).multipliedReportingOverflow(by: samples * ((bits + 7) / 8))
        guard !overflow else {
            throw ImageFileError(
                file.name,
                "claims \(width)x\(height) pixels of \(samples) samples, more bytes than a file can have")
        }
        guard header.chunk_width > 0, header.chunk_height > 0, header.chunk_bytes > 0,
            header.chunk_bytes / 4 <= UInt64(pictureBytes) + 16 << 20
        else {
            throw ImageFileError(
                file.name,
                "claims strips or tiles of \(header.chunk_width)x\(header.chunk_height) pixels in a picture "
                    + "of \(width)x\(height)")
        }
        // libjpeg's code for this obsolete kind is known to be fragile.
        guard header.compression != 6 else {
            throw ImageFileError(
                file.name, "is compressed with the obsolete kind of JPEG", mend: "convert it to JPEG or PNG")
        }
    }

    var metadata: PhotoMetadata {
        var metadata = PhotoMetadata(
            format: "TIFF", storedWidth: width, storedHeight: height, bitDepth: Int(header.bits_per_sample),
            channels: Int(header.samples_per_pixel), texts: texts)
        if header.has_exif { metadata.apply(EXIF(bytes)) }
        metadata.orientation = (1...8).contains(header.orientation) ? Int(header.orientation) : 1
        if header.pixels_per_inch_x > 0, header.pixels_per_inch_y > 0 {
            metadata.resolution = .init(x: header.pixels_per_inch_x, y: header.pixels_per_inch_y)
        }
        if let profile = header.icc_profile {
            metadata.colorProfile = Array(UnsafeBufferPointer(start: profile, count: header.icc_profile_size))
        }
        return metadata
    }

    /// TIFF's and GDAL's texts, under their tags' names.
    private var texts: [String: String] {
        var texts: [String: String] = [:]
        let fields = [
            ("ImageDescription", header.description), ("GDAL_METADATA", header.gdal_metadata),
            ("GDAL_NODATA", header.gdal_no_data),
        ]
        for (name, text) in fields {
            guard let text else { continue }
            texts[name] =
                String(validatingCString: text) ?? latin1(UnsafeRawBufferPointer(start: text, count: strlen(text)))
        }
        return texts
    }

    private static func failure(_ reader: OpaquePointer, _ file: InputFile) -> ImageFileError {
        let reason = String(cString: ctiff_reader_error(reader))
        // libtiff's words for bytes wanted behind the end of the file.
        let isCutShort = reason.hasPrefix("Read error on") || reason.contains("Can not read TIFF directory count")
        return isCutShort ? .cutShort(file, format: "TIFF") : .damaged(file, format: "TIFF", reason: reason)
    }
}
