import CCairo
import Foundation
import Raster
import Scene

/// A bar of the colours, the near end at the top, with distances beside it: metres when the scene is calibrated,
/// otherwise only the words near and far.
struct HeatmapLegend {
    let scale: ColorScale
    let scene: Scene

    /// What stands at a height of the bar: 0 at the far end, 1 at the near end.
    private var labels: [(position: Double, text: String)] {
        guard scene.calibration.unit == .metres, scale.range.lowerBound < scale.range.upperBound else {
            return [(0, "far"), (1, "near")]
        }
        return stride(from: 0.0, through: 1, by: 0.125).compactMap { position in
            let (low, high) = (Double(scale.range.lowerBound), Double(scale.range.upperBound))
            return scene.distance(atInverseDepth: Float(low + (high - low) * position)).map {
                (position, HeatmapLegend.format(metres: $0))
            }
        }
    }

    /// Three digits that count.
    static func format(metres: Double) -> String {
        guard metres < 1e6 else { return String(format: "%.2e m", metres) }
        let digits = metres >= 99.95 ? 0 : metres >= 9.995 ? 1 : metres >= 0.9995 ? 2 : 3
        return String(format: "%.\(digits)f m", metres)
    }

    /// The legend as a picture of its own, as wide as its texts need.
    /// - Parameter height: in pixels, 1 or more.
    /// - Throws: ``ExportError`` when there are more rows than Cairo can draw beside.
    func panel(height: Int) throws(ExportError) -> Plane<RGB8> {
        guard height <= CairoCanvas.maximumSide else {
            throw ExportError(
                "--legend", "cannot be drawn beside \(height) rows", mend: "leave it out", exitStatus: .usage)
        }
        let fontSize = min(max(Double(height) / 32, 9), 96)
        let margin = fontSize * 0.8
        let barWidth = fontSize * 1.2
        let textWidth = try HeatmapLegend.widest(labels.map(\.text), fontSize: fontSize)
        let width = Int((margin + barWidth + fontSize * 0.6 + textWidth + margin).rounded(.up))
        let canvas = try CairoCanvas(width: width, height: height)
        let context = canvas.context
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        let top = min(margin, Double(height) / 4)
        let length = Double(height) - 2 * top
        for step in scale.colors.indices {
            let color = scale.colors[step]
            let below = Double(step) / Double(scale.colors.count)
            let share = 1 / Double(scale.colors.count)
            cairo_set_source_rgb(
                context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
            // A little higher than its share, under its upper neighbour, so that no seam shows.
            let overlap = step == scale.colors.count - 1 ? 0 : 1.0
            cairo_rectangle(
                context, margin, top + length * (1 - below - share) - overlap, barWidth, length * share + overlap)
            cairo_fill(context)
        }
        drawLabels(on: context, left: margin + barWidth, top: top, length: length, fontSize: fontSize)
        return try canvas.picture()
    }

    private func drawLabels(
        on context: OpaquePointer, left: Double, top: Double, length: Double, fontSize: Double
    ) {
        HeatmapLegend.selectFont(context, size: fontSize)
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_set_line_width(context, max(1, fontSize / 12))
        // As many labels as fit without touching; the ends always stay.
        let every = labels.count > 2 ? max(1, Int((Double(labels.count) * fontSize * 1.6 / length).rounded(.up))) : 1
        for (index, label) in labels.enumerated() {
            let isEnd = index == 0 || index == labels.count - 1
            guard isEnd || index % every == 0 && labels.count - 1 - index >= every else { continue }
            let y = top + length * (1 - label.position)
            cairo_move_to(context, left, y)
            cairo_line_to(context, left + fontSize * 0.3, y)
            cairo_stroke(context)
            // The middle of a digit's height on the line, but no text beyond the bar's ends.
            let baseline = min(max(y + fontSize * 0.36, top + fontSize * 0.72), top + length)
            cairo_move_to(context, left + fontSize * 0.6, baseline)
            cairo_show_text(context, label.text)
        }
    }

    private static func selectFont(_ context: OpaquePointer, size: Double) {
        cairo_select_font_face(context, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
        cairo_set_font_size(context, size)
    }

    private static func widest(_ texts: [String], fontSize: Double) throws(ExportError) -> Double {
        let canvas = try CairoCanvas(width: 1, height: 1)
        selectFont(canvas.context, size: fontSize)
        return texts.reduce(0) { widest, text in
            var extents = cairo_text_extents_t()
            cairo_text_extents(canvas.context, text, &extents)
            return max(widest, extents.x_advance)
        }
    }
}
