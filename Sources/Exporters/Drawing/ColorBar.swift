import CCairo
import Raster

/// An upright bar of colours with texts beside it.
struct ColorBar {
    /// From the lower end to the upper one.
    let colors: [RGB8]
    /// Texts and where they stand: 0 at the lower end, 1 at the upper one.
    let labels: [(position: Double, text: String)]

    /// The bar as a picture of its own, as wide as its texts need.
    /// - Parameter height: in pixels.
    /// - Returns: nil where a bar would be too small to read, or larger than Cairo draws.
    func panel(height: Int) throws(ExportError) -> Plane<RGB8>? {
        guard (48...CairoCanvas.maximumSide).contains(height), !colors.isEmpty else { return nil }
        let size = min(max(Double(height) / 32, 9), 96)
        let textWidth = try CairoCanvas(width: 1, height: 1).widest(labels.map(\.text), size: size)
        let (margin, barWidth, gap) = (size * 0.8, size * 1.2, size * 0.6)
        let canvas = try CairoCanvas(
            width: Int((margin + barWidth + gap + textWidth + margin).rounded(.up)), height: height)
        canvas.setColor(.white)
        cairo_paint(canvas.context)
        let length = Double(height) - 2 * margin
        let share = length / Double(colors.count)
        for (step, color) in colors.enumerated() {
            canvas.setColor(color)
            // A little higher than its share, under its upper neighbour, so that no seam shows.
            let overlap = step == colors.count - 1 ? 0 : 1.0
            cairo_rectangle(
                canvas.context, margin, margin + length - Double(step + 1) * share - overlap, barWidth,
                share + overlap)
            cairo_fill(canvas.context)
        }
        canvas.setColor(.black)
        for label in labels {
            // The middle of a digit's height on its place, but no text beyond the bar's ends.
            let y = margin + length * (1 - label.position) + size * 0.36
            canvas.text(
                label.text, x: margin + barWidth + gap, y: min(max(y, margin + size * 0.72), margin + length),
                size: size)
        }
        return try canvas.picture()
    }
}
