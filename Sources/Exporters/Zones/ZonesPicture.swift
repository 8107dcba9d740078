import CCairo
import Raster
import Scene

/// The zones over the photo: each cell with its nearest distance, those that warn in red.
struct ZonesPicture {
    let finding: ZonesFinding
    let scene: Scene

    /// The longer side of the picture, in pixels; small scenes are enlarged to the lesser.
    private static let sides = 640.0...1600.0

    func drawn() throws(ExportError) -> Plane<RGB8> {
        let longer = Double(max(scene.width, scene.height))
        let scale = min(max(longer, ZonesPicture.sides.lowerBound), ZonesPicture.sides.upperBound) / longer
        let (width, height) = (
            max(1, Int(Double(scene.width) * scale)), max(1, Int(Double(scene.height) * scale))
        )
        let canvas = try CairoCanvas(width: width, height: height)
        try SceneBackdrop(scene: scene).draw(
            on: canvas, x: 0, y: 0, width: Double(width), height: Double(height), veil: 0.25)
        for cell in finding.zones.cells { draw(cell, scale: scale, on: canvas) }
        return try canvas.picture()
    }

    private func draw(_ cell: DepthZones.Cell, scale: Double, on canvas: CairoCanvas) {
        let (x, y) = (Double(cell.x) * scale, Double(cell.y) * scale)
        let (width, height) = (Double(cell.width) * scale, Double(cell.height) * scale)
        let context = canvas.context
        if cell.isWarning == true {
            canvas.setColor(RGB8(0xD81E2C), opacity: 0.45)
            cairo_rectangle(context, x, y, width, height)
            cairo_fill(context)
        }
        canvas.setColor(.white, opacity: 0.9)
        cairo_set_line_width(context, 1.5)
        cairo_rectangle(context, x, y, width, height)
        cairo_stroke(context)
        let size = min(height * 0.4, width * 0.22, 40)
        guard size >= 6 else { return }
        let text = cell.nearest.map { DistanceText.text($0, unit: finding.unit) } ?? "–"
        let textWidth = canvas.widest([text], size: size) + size * 0.8
        canvas.setColor(.black, opacity: 0.6)
        cairo_rectangle(context, x + (width - textWidth) / 2, y + height / 2 - size * 0.75, textWidth, size * 1.5)
        cairo_fill(context)
        canvas.setColor(.white)
        canvas.text(text, x: x + width / 2, y: y + height / 2 + size * 0.36, size: size, anchor: .middle, limit: width)
    }
}
