import CCairo
import Files
import Foundation
import ImageFiles
import Raster
import Scene

/// A profile as a plot: distance over the way along the line, broken at occlusion edges, and beside it where the line runs.
struct ProfilePlot {
    let profile: DepthProfile
    let scene: Scene
    /// In pixels or points.
    let width: Double

    /// A 1200th of the width.
    private var unit: Double { width / 1200 }
    private var height: Double { 560 * unit }
    private var frame: (x: Double, y: Double, width: Double, height: Double) {
        (90 * unit, 70 * unit, 750 * unit, 410 * unit)
    }
    private static let ink = RGB8(0x1B1E24)
    private static let faint = RGB8(0x8A909C)
    private static let line = RGB8(0xC2410C)

    func writePNG(to file: OutputFile) throws {
        let canvas = try CairoCanvas(width: Int(width.rounded()), height: Int(height.rounded()))
        try draw(on: canvas)
        let notes = PictureNotes(texts: PictureNotes(of: scene, keepsColors: false).texts)
        try PNGFile.write(try canvas.picture(), notes: notes, to: file)
    }

    func writePDF(to file: OutputFile) throws {
        let canvas = try CairoCanvas(pdfTo: file, width: width, height: height)
        canvas.describe(title: title, creator: Software.nameAndVersion, record: DepthRecord(scene: scene).json)
        try draw(on: canvas)
        try canvas.finish()
    }

    func writeSVG(to file: OutputFile) throws {
        let text = SVGText()
        let canvas = try CairoCanvas(svgTo: text, width: width, height: height)
        try draw(on: canvas)
        try canvas.finish()
        try text.write(record: DepthRecord(scene: scene).json, title: title, to: file)
    }

    private var title: String { "\((scene.name as NSString).lastPathComponent): from \(profile.from) to \(profile.to)" }

    /// Distances to show: all of them, and a little more.
    private var range: ClosedRange<Double> {
        let distances = profile.samples.map { Double($0.distance) }.filter { $0.isFinite }
        guard let least = distances.min(), let greatest = distances.max() else { return 0...1 }
        let margin = max((greatest - least) * 0.06, greatest * 1e-3)
        return max(0, least - margin)...(greatest + margin)
    }

    private func draw(on canvas: CairoCanvas) throws {
        canvas.setColor(.white)
        cairo_paint(canvas.context)
        canvas.setColor(ProfilePlot.ink)
        canvas.text(title, x: frame.x, y: 42 * unit, size: 22 * unit, isBold: true, limit: width - frame.x * 1.5)
        let range = range
        let length = max(profile.samples.last?.along ?? 0, 1e-9)
        drawAxes(on: canvas, range: range, length: length)
        drawLine(on: canvas, range: range, length: length)
        try drawMap(on: canvas)
    }

    private func drawAxes(on canvas: CairoCanvas, range: ClosedRange<Double>, length: Double) {
        let context = canvas.context
        cairo_set_line_width(context, unit)
        let rows = AxisTicks(over: range, count: 6)
        for value in rows.values {
            let y = place(value, range)
            canvas.setColor(RGB8(0xE3E5E9))
            cairo_move_to(context, frame.x, y)
            cairo_line_to(context, frame.x + frame.width, y)
            cairo_stroke(context)
            canvas.setColor(ProfilePlot.ink)
            canvas.text(rows.text(value), x: frame.x - 10 * unit, y: y + 5 * unit, size: 15 * unit, anchor: .end)
        }
        let columns = AxisTicks(over: 0...length, count: 6)
        for value in columns.values {
            canvas.text(
                columns.text(value), x: frame.x + value / length * frame.width,
                y: frame.y + frame.height + 24 * unit, size: 15 * unit, anchor: .middle)
        }
        canvas.setColor(ProfilePlot.faint)
        cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
        cairo_stroke(context)
        canvas.text(
            "pixels along the line", x: frame.x + frame.width / 2, y: frame.y + frame.height + 50 * unit,
            size: 15 * unit, anchor: .middle)
        let unitName = scene.calibration.unit == .metres ? "metres" : "nearest surface = 1"
        canvas.text("distance, \(unitName)", x: frame.x, y: frame.y - 8 * unit, size: 15 * unit)
    }

    private func drawLine(on canvas: CairoCanvas, range: ClosedRange<Double>, length: Double) {
        let context = canvas.context
        canvas.setColor(ProfilePlot.line)
        cairo_set_line_width(context, 2.2 * unit)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
        var isDown = false
        for sample in profile.samples {
            guard sample.distance.isFinite else {
                isDown = false
                continue
            }
            let x = frame.x + sample.along / length * frame.width
            let y = place(Double(sample.distance), range)
            if isDown, !sample.isAfterEdge {
                cairo_line_to(context, x, y)
            } else {
                cairo_move_to(context, x, y)
                // A sample alone is a dot.
                cairo_line_to(context, x, y)
            }
            isDown = true
        }
        cairo_stroke(context)
    }

    /// The photo with the line in it.
    private func drawMap(on canvas: CairoCanvas) throws {
        let context = canvas.context
        let room = (x: 880 * unit, y: frame.y, width: 280 * unit, height: frame.height)
        let scale = min(room.width / Double(scene.width), room.height / Double(scene.height))
        let (shownWidth, shownHeight) = (Double(scene.width) * scale, Double(scene.height) * scale)
        try SceneBackdrop(scene: scene).draw(
            on: canvas, x: room.x, y: room.y, width: shownWidth, height: shownHeight, veil: 0.15)
        func move(_ pixel: PixelPosition) -> (Double, Double) {
            (room.x + (Double(pixel.x) + 0.5) * scale, room.y + (Double(pixel.y) + 0.5) * scale)
        }
        let (from, to) = (move(profile.from), move(profile.to))
        for (color, width) in [(RGB8.white, 4.5), (ProfilePlot.line, 2.2)] {
            canvas.setColor(color)
            cairo_set_line_width(context, width * unit)
            cairo_move_to(context, from.0, from.1)
            cairo_line_to(context, to.0, to.1)
            cairo_stroke(context)
        }
        cairo_arc(context, from.0, from.1, 5 * unit, 0, 2 * .pi)
        cairo_fill(context)
    }

    private func place(_ distance: Double, _ range: ClosedRange<Double>) -> Double {
        let share = (distance - range.lowerBound) / (range.upperBound - range.lowerBound)
        return frame.y + frame.height * (1 - share)
    }
}
