import CCairo
import Raster

/// A picture in memory that Cairo draws on.
final class CairoPicture {
    let context: OpaquePointer
    private let surface: OpaquePointer

    /// Black at first; nil when memory is full or a side is larger than Cairo's 32,767 pixels.
    init?(width: Int, height: Int) {
        guard (1...32_767).contains(width), (1...32_767).contains(height),
            let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
        else { return nil }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else {
            cairo_surface_destroy(surface)
            return nil
        }
        self.surface = surface
        self.context = context
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// What has been drawn so far.
    func pixels() -> Plane<RGB8> {
        cairo_surface_flush(surface)
        let (width, height) = (
            Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface))
        )
        let stride = Int(cairo_image_surface_get_stride(surface))
        guard let data = cairo_image_surface_get_data(surface) else {
            return Plane(width: width, height: height, repeating: .white)
        }
        return Plane(width: width, height: height) { output in
            for y in 0..<height {
                // Each pixel is a number 0x00RRGGBB in the machine's byte order.
                UnsafeRawPointer(data + y * stride).withMemoryRebound(to: UInt32.self, capacity: width) { row in
                    for x in 0..<width { output.initializeElement(at: y * width + x, to: RGB8(row[x])) }
                }
            }
        }
    }
}
