import CCairo

extension ContourPlot {
    /// Draws the levels beside the picture, the nearest at the top.
    func drawLegend(on canvas: CairoCanvas) {
        let unit = layout.unit
        let left = layout.legendX
        let top = layout.pictureY
        canvas.setColor(style.ink)
        canvas.text(
            contours.labels.quantity, x: left, y: top + 16 * unit, size: 18 * unit, isBold: true,
            limit: PlotLayout.legend * unit)
        canvas.setColor(style.faintInk)
        canvas.text(
            contours.labels.unit, x: left, y: top + 40 * unit, size: 16 * unit, limit: PlotLayout.legend * unit)
        guard !contours.levels.isEmpty else { return }
        let rows = contours.levels.indices.sorted { contours.levels[$0].nearness > contours.levels[$1].nearness }
        let first = top + 104 * unit
        let room = layout.legendHeight - 104 * unit - 24 * unit
        let rowHeight = min(36 * unit, room / Double(max(1, rows.count)))
        // Where rows are lower than text, only some of them have a number.
        let stride = max(1, Int((20 * unit / rowHeight).rounded(.up)))
        canvas.setColor(style.faintInk)
        canvas.text("near", x: left, y: first - 14 * unit, size: 16 * unit)
        canvas.text("far", x: left, y: first + rowHeight * Double(rows.count) + 20 * unit, size: 16 * unit)
        for (row, number) in rows.enumerated() {
            let level = contours.levels[number]
            let y = first + (Double(row) + 0.5) * rowHeight
            canvas.setColor(style.color(nearness: level.nearness))
            cairo_set_line_cap(canvas.context, CAIRO_LINE_CAP_BUTT)
            cairo_set_line_width(canvas.context, min(5 * unit, rowHeight))
            cairo_move_to(canvas.context, left, y)
            cairo_line_to(canvas.context, left + 52 * unit, y)
            cairo_stroke(canvas.context)
            if row % stride == 0 {
                canvas.setColor(style.ink)
                canvas.text(
                    level.label + contours.labels.suffix, x: left + 68 * unit, y: y + 6.5 * unit, size: 18 * unit,
                    limit: (PlotLayout.legend - 68) * unit)
            }
        }
    }
}
