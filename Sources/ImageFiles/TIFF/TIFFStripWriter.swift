import CTIFF
import Files
import Foundation

/// A TIFF file being written through libtiff, strip by strip; its errors become ``ImageFileError``.
final class TIFFStripWriter {
    private var writer: OpaquePointer?
    private let name: String

    /// - Parameters:
    ///   - picture: without its texts.
    ///   - texts: those of the settings are the picture's.
    ///   - descriptor: open for reading and writing at any position; stays the caller's.
    ///   - name: the file's name, for errors.
    init(
        _ picture: ctiff_picture, texts settings: TIFFWriterSettings, descriptor: Int32, name: String
    ) throws(ImageFileError) {
        self.name = name
        var message = TIFFStripWriter.emptyMessage
        var systemError: Int32 = 0
        var picture = picture
        // A TIFF text ends at its first zero byte, as a C string does.
        writer = withOptionalCString(settings.description) { description in
            withOptionalCString(settings.software) { software in
                withOptionalCString(settings.band?.metadata) { metadata in
                    withOptionalCString(settings.band?.noDataText) { noData in
                        picture.description = description
                        picture.software = software
                        picture.gdal_metadata = metadata
                        picture.gdal_no_data = noData
                        return ctiff_write_begin(descriptor, &picture, &message, message.count, &systemError)
                    }
                }
            }
        }
        guard writer != nil else { throw error(message, systemError) }
    }

    deinit {
        if let writer { ctiff_write_abandon(writer) }
    }

    /// Writes a strip that is packed already.
    func writeRaw(_ bytes: [UInt8], strip: Int) throws(ImageFileError) {
        guard ctiff_write_raw_strip(writer, UInt32(strip), bytes, bytes.count) else { throw failure() }
    }

    /// Packs and writes a strip. Writes over the samples.
    func write<Sample: TIFFSample>(_ samples: inout [Sample], strip: Int) throws(ImageFileError) {
        let done = samples.withUnsafeMutableBytes {
            ctiff_write_strip(writer, UInt32(strip), $0.baseAddress, $0.count)
        }
        guard done else { throw failure() }
    }

    /// Writes the directory.
    func end() throws(ImageFileError) {
        if let failure = close() { throw failure }
    }

    func outOfMemory() -> ImageFileError {
        ImageFileError(
            name, "cannot be packed: memory is full", mend: "make the picture smaller", exitStatus: .inputOutput)
    }

    /// What made a strip fail.
    private func failure() -> ImageFileError { close() ?? error([]) }

    /// Ends the file; nil when all went well.
    private func close() -> ImageFileError? {
        guard let writer else { return error([]) }
        self.writer = nil
        var message = TIFFStripWriter.emptyMessage
        var systemError: Int32 = 0
        guard !ctiff_write_end(writer, &message, message.count, &systemError) else { return nil }
        return error(message, systemError)
    }

    /// - Parameters:
    ///   - message: libtiff's, ended by a zero.
    ///   - systemError: the errno of a failed write, or 0.
    private func error(_ message: [CChar], _ systemError: Int32 = 0) -> ImageFileError {
        guard systemError == 0 else {
            return ImageFileError(
                name, "cannot be written (\(String(cString: strerror(systemError)).lowercased()))",
                mend: systemError == ENOSPC || systemError == EDQUOT ? "make room or choose another place" : "",
                exitStatus: .inputOutput)
        }
        let reason = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return ImageFileError(
            name, "cannot be written as TIFF" + (reason.isEmpty ? "" : " (\(reason))"), exitStatus: .inputOutput)
    }

    private static let emptyMessage = [CChar](repeating: 0, count: 256)
}

/// Calls `body` with a C string, or with nil for none.
private func withOptionalCString<Result>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
}
