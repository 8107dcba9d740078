import CCairo
import Files
import Foundation
import Raster

/// Where Cairo draws: a picture in memory, or a page of PDF.
final class CairoCanvas {
    let context: OpaquePointer
    private let surface: OpaquePointer
    private let sink: Sink?
    /// Held as long as Cairo may write to it.
    private var text: SVGText?

    /// Where PDF goes, and why writing it failed.
    private final class Sink {
        let file: OutputFile
        var failure: FileError?

        init(_ file: OutputFile) { self.file = file }

        func write(_ bytes: UnsafeRawBufferPointer) -> cairo_status_t {
            do {
                try file.write(bytes)
                return CAIRO_STATUS_SUCCESS
            } catch {
                failure = error
                return CAIRO_STATUS_WRITE_ERROR
            }
        }
    }

    private static let write: cairo_write_func_t = { closure, bytes, count in
        guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
        return sink.write(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
    }

    /// The longest side of a picture that Cairo can draw, or draw on, in pixels.
    static let maximumSide = 32_767

    /// A picture in memory.
    convenience init(width: Int, height: Int) throws(ExportError) {
        try self.init(cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)), nil)
    }

    /// A page of PDF.
    /// - Parameters: width and height in points of 1/72 inch.
    convenience init(pdfTo file: OutputFile, width: Double, height: Double) throws(ExportError) {
        let sink = Sink(file)
        let closure = Unmanaged.passUnretained(sink).toOpaque()
        try self.init(cairo_pdf_surface_create_for_stream(CairoCanvas.write, closure, width, height), sink)
    }

    /// A drawing as SVG.
    /// - Parameters: width and height in points of 1/72 inch.
    convenience init(svgTo text: SVGText, width: Double, height: Double) throws(ExportError) {
        let closure = Unmanaged.passUnretained(text).toOpaque()
        let write: cairo_write_func_t = { closure, bytes, count in
            guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
            let text = Unmanaged<SVGText>.fromOpaque(closure).takeUnretainedValue()
            text.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
            return CAIRO_STATUS_SUCCESS
        }
        try self.init(cairo_svg_surface_create_for_stream(write, closure, width, height), nil)
        self.text = text
    }

    private init(_ surface: OpaquePointer?, _ sink: Sink?) throws(ExportError) {
        guard let surface else { throw CairoCanvas.error(CAIRO_STATUS_NO_MEMORY) }
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else {
            cairo_surface_destroy(surface)
            throw CairoCanvas.error(status)
        }
        self.surface = surface
        self.context = context
        self.sink = sink
    }

    deinit {
        cairo_destroy(context)
        // Nothing may be written any more when the sink goes.
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
    }

    /// Title, author and record of a PDF file.
    func describe(title: String, creator: String, record: String) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, creator)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, record)
    }

    /// Ends the drawing of a PDF or SVG file: writes what is left.
    func finish() throws {
        let drawn = cairo_status(context)
        cairo_surface_finish(surface)
        if let failure = sink?.failure { throw failure }
        let status = drawn == CAIRO_STATUS_SUCCESS ? cairo_surface_status(surface) : drawn
        guard status == CAIRO_STATUS_SUCCESS else { throw CairoCanvas.error(status) }
    }

    /// The picture that was drawn.
    func picture() throws(ExportError) -> Plane<RGB8> {
        let status = cairo_status(context)
        guard status == CAIRO_STATUS_SUCCESS else { throw CairoCanvas.error(status) }
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { throw CairoCanvas.error(CAIRO_STATUS_NO_MEMORY) }
        let stride = Int(cairo_image_surface_get_stride(surface))
        let width = Int(cairo_image_surface_get_width(surface))
        return Plane(width: width, height: Int(cairo_image_surface_get_height(surface))) { output in
            for index in output.indices {
                let offset = index / width * stride + index % width * 4
                output.initializeElement(
                    at: index, to: RGB8(UnsafeRawPointer(data).load(fromByteOffset: offset, as: UInt32.self)))
            }
        }
    }

    /// Draws a picture into a rectangle.
    /// - Parameter jpeg: the same picture as a JPEG file, for PDF to hold instead of its pixels.
    func draw(
        _ picture: Plane<RGB8>, jpeg: Data? = nil, x: Double, y: Double, width: Double, height: Double
    ) throws(ExportError) {
        let stride = Int(cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, Int32(picture.width)))
        var pixels = [UInt32](repeating: 0, count: stride / 4 * picture.height)
        for index in picture.pixels.indices {
            let pixel = picture.pixels[index]
            pixels[index / picture.width * (stride / 4) + index % picture.width] =
                UInt32(pixel.red) << 16 | UInt32(pixel.green) << 8 | UInt32(pixel.blue)
        }
        let status = pixels.withUnsafeMutableBytes { bytes -> cairo_status_t in
            let image = cairo_image_surface_create_for_data(
                bytes.bindMemory(to: UInt8.self).baseAddress, CAIRO_FORMAT_RGB24, Int32(picture.width),
                Int32(picture.height), Int32(stride))
            defer { cairo_surface_destroy(image) }
            if let jpeg { CairoCanvas.attach(jpeg, to: image) }
            cairo_save(context)
            cairo_translate(context, x, y)
            cairo_scale(context, width / Double(picture.width), height / Double(picture.height))
            cairo_set_source_surface(context, image, 0, 0)
            let pattern = cairo_get_source(context)
            cairo_pattern_set_filter(pattern, CAIRO_FILTER_GOOD)
            // Without this, the sides of an enlarged picture fade out; in PDF they do not, and a JPEG would not be kept.
            if sink == nil { cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD) }
            cairo_rectangle(context, 0, 0, Double(picture.width), Double(picture.height))
            cairo_fill(context)
            cairo_restore(context)
            // A PDF surface keeps a picture until the page is shown: let it take it now, while the memory is there.
            cairo_surface_flush(surface)
            cairo_surface_finish(image)
            return cairo_status(context)
        }
        guard status == CAIRO_STATUS_SUCCESS else { throw CairoCanvas.error(status) }
    }

    private static func attach(_ jpeg: Data, to image: OpaquePointer?) {
        guard let copy = malloc(max(1, jpeg.count)) else { return }
        jpeg.copyBytes(to: UnsafeMutableRawBufferPointer(start: copy, count: jpeg.count))
        let status = cairo_surface_set_mime_data(
            image, CAIRO_MIME_TYPE_JPEG, copy.assumingMemoryBound(to: UInt8.self), UInt(jpeg.count), { free($0) }, copy)
        if status != CAIRO_STATUS_SUCCESS { free(copy) }
    }

    func setColor(_ color: RGB8, opacity: Double = 1) {
        cairo_set_source_rgba(
            context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255, opacity)
    }

    private static func error(_ status: cairo_status_t) -> ExportError {
        let reason = cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown"
        return ExportError("drawing", "is more than Cairo can do (\(reason))", mend: "try a smaller picture")
    }
}
