import CCairo
import Raster

extension CairoCanvas {
    /// Draws a colour through a mask into a rectangle.
    /// - Parameter mask: 255 where the colour is to be at its opacity, 0 where nothing is.
    func tint(
        _ mask: Plane<UInt8>, color: RGB8, opacity: Double, x: Double, y: Double, width: Double, height: Double
    ) throws(ExportError) {
        let stride = Int(cairo_format_stride_for_width(CAIRO_FORMAT_A8, Int32(mask.width)))
        var bytes = [UInt8](repeating: 0, count: stride * mask.height)
        for row in 0..<mask.height {
            for column in 0..<mask.width { bytes[row * stride + column] = mask[column, row] }
        }
        let status = bytes.withUnsafeMutableBufferPointer { buffer -> cairo_status_t in
            let image = cairo_image_surface_create_for_data(
                buffer.baseAddress, CAIRO_FORMAT_A8, Int32(mask.width), Int32(mask.height), Int32(stride))
            defer { cairo_surface_destroy(image) }
            cairo_save(context)
            cairo_translate(context, x, y)
            cairo_scale(context, width / Double(mask.width), height / Double(mask.height))
            setColor(color, opacity: opacity)
            cairo_mask_surface(context, image, 0, 0)
            cairo_restore(context)
            cairo_surface_finish(image)
            return cairo_status(context)
        }
        guard status == CAIRO_STATUS_SUCCESS else {
            throw ExportError("drawing", "is more than Cairo can do", mend: "try a smaller picture")
        }
    }
}
