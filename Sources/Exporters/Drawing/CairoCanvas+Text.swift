import CCairo

extension CairoCanvas {
    enum TextAnchor { case start, middle, end }

    /// Draws one line of text.
    /// - Parameters:
    ///   - y: of the baseline.
    ///   - limit: the width that it is shortened to, with an ellipsis.
    func text(
        _ text: String, x: Double, y: Double, size: Double, isBold: Bool = false, anchor: TextAnchor = .start,
        limit: Double = .infinity
    ) {
        cairo_select_font_face(
            context, "sans-serif", CAIRO_FONT_SLANT_NORMAL, isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
        cairo_set_font_size(context, size)
        // Cairo refuses to go on after a text with a NUL byte in the middle or other control characters.
        var shown = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 }))
        var width = advance(shown)
        if width > limit {
            while width > limit, !shown.isEmpty {
                shown.removeLast()
                width = advance(shown + "…")
            }
            shown += "…"
        }
        let shift =
            switch anchor {
            case .start: 0.0
            case .middle: width / 2
            case .end: width
            }
        cairo_move_to(context, x - shift, y)
        cairo_show_text(context, shown)
    }

    /// The width of the widest text.
    func widest(_ texts: [String], size: Double) -> Double {
        cairo_select_font_face(context, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
        cairo_set_font_size(context, size)
        return texts.map { advance($0) }.max() ?? 0
    }

    private func advance(_ text: String) -> Double {
        var extents = cairo_text_extents_t()
        cairo_text_extents(context, text, &extents)
        return extents.x_advance
    }
}
