import CCairo

extension ContourPlot {
    /// Draws the lines, interrupted by their labels.
    func drawLines(on canvas: CairoCanvas) {
        let context = canvas.context
        let scale = layout.pictureWidth / Double(contours.scene.width)
        let fontSize = 16 * layout.unit
        let labels = style.showsLabels ? LabelPlacement.labels(for: contours, fontSize: fontSize / scale) : []
        cairo_save(context)
        cairo_translate(context, layout.pictureX, layout.pictureY)
        cairo_scale(context, scale, scale)
        clip(around: labels, on: canvas)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
        let width = style.lineWidth ?? lineWidth / scale
        for line in contours.lines {
            for (index, point) in line.points.enumerated() {
                if index == 0 {
                    cairo_move_to(context, point.pixelX, point.pixelY)
                } else {
                    cairo_line_to(context, point.pixelX, point.pixelY)
                }
            }
            if line.isClosed { cairo_close_path(context) }
            if style.showsPhoto {
                // A seam in the background's colour, so that lines stand out from a photo of any colour.
                canvas.setColor(style.background, opacity: 0.55)
                cairo_set_line_width(context, width * 2.2)
                cairo_stroke_preserve(context)
            }
            canvas.setColor(style.color(nearness: contours.levels[line.level].nearness))
            cairo_set_line_width(context, width)
            cairo_stroke(context)
        }
        cairo_restore(context)
        for label in labels { draw(label, scale: scale, fontSize: fontSize, on: canvas) }
    }

    /// In pixels or points of the plot: thinner the more lines there are.
    private var lineWidth: Double {
        (contours.levels.count <= 12 ? 2.0 : contours.levels.count <= 30 ? 1.5 : 1) * layout.unit
    }

    /// Keeps what is drawn next out of the labels' rectangles.
    private func clip(around labels: [PlacedLabel], on canvas: CairoCanvas) {
        guard !labels.isEmpty else { return }
        let context = canvas.context
        cairo_rectangle(context, 0, 0, Double(contours.scene.width), Double(contours.scene.height))
        for label in labels {
            for (index, corner) in label.corners.enumerated() {
                if index == 0 {
                    cairo_move_to(context, corner.x, corner.y)
                } else {
                    cairo_line_to(context, corner.x, corner.y)
                }
            }
            cairo_close_path(context)
        }
        // Labels do not overlap, so each of them is inside two shapes, and all else inside one.
        cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD)
        cairo_clip(context)
    }

    private func draw(_ label: PlacedLabel, scale: Double, fontSize: Double, on canvas: CairoCanvas) {
        let context = canvas.context
        let level = contours.levels[label.level]
        cairo_save(context)
        cairo_translate(context, layout.pictureX + label.x * scale, layout.pictureY + label.y * scale)
        cairo_rotate(context, label.angle)
        canvas.setColor(style.labelColor(nearness: level.nearness))
        canvas.text(
            level.label + contours.labels.suffix, x: 0, y: 0.36 * fontSize, size: fontSize, anchor: .middle)
        cairo_restore(context)
    }
}
