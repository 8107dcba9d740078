import CCairo
import Raster
import Scene

/// A scene as the ground of a drawing: the photo, or the depth in greys where there is none, paled so that what is drawn on it
/// stands out.
struct SceneBackdrop {
    let scene: Scene

    /// Draws it into a rectangle.
    /// - Parameter veil: how much of the photo is lost to white, 0...1.
    func draw(on canvas: CairoCanvas, x: Double, y: Double, width: Double, height: Double, veil: Double)
        throws(ExportError)
    {
        let (columns, rows) = (max(1, Int(width.rounded(.up))), max(1, Int(height.rounded(.up))))
        let picture = scene.photo.map { $0.pixels.shrunk(width: columns, height: rows) } ?? greys(columns, rows)
        try canvas.draw(picture, x: x, y: y, width: width, height: height)
        canvas.setColor(.white, opacity: veil)
        cairo_rectangle(canvas.context, x, y, width, height)
        cairo_fill(canvas.context)
    }

    /// Near is bright.
    private func greys(_ columns: Int, _ rows: Int) -> Plane<RGB8> {
        let range = scene.inverseDepth.percentileRange(low: 0.01, high: 0.99) ?? 0...0
        let span = range.upperBound - range.lowerBound
        let (width, height) = (min(columns, scene.width), min(rows, scene.height))
        return Plane(width: width, height: height) { output in
            for index in output.indices {
                let value = scene.inverseDepth[
                    index % width * scene.width / width, index / width * scene.height / height]
                let share = span > 0 && span.isFinite ? (value - range.lowerBound) / span : 0.5
                // max(0, NaN) is 0.
                let grey = UInt8(min(max(0, share), 1) * 200 + 40)
                output.initializeElement(
                    at: index, to: value.isNaN ? RGB8(0x303030) : RGB8(red: grey, green: grey, blue: grey))
            }
        }
    }
}
