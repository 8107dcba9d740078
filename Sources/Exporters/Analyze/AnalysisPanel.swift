import CCairo
import Foundation
import Raster
import Scene

/// The numbers of an analysis, in a column from the top.
struct AnalysisPanel {
    let analysis: SceneAnalysis
    let left: Double
    let top: Double

    private static let width = AnalysisPicture.panel

    /// - Returns: where it ends.
    @discardableResult
    func draw(on canvas: CairoCanvas) -> Double {
        var y = top + 22
        heading("Distance", at: &y, on: canvas)
        for percentile in analysis.statistics.percentiles where [1, 25, 50, 75, 99].contains(percentile.percent) {
            let name = percentile.percent == 50 ? "median" : "\(Int(percentile.percent)) % are nearer than"
            row(name, text(percentile.distance), at: &y, on: canvas)
        }
        y += 8
        drawHistogram(at: &y, on: canvas)
        heading("Bands", at: &y, on: canvas)
        for band in analysis.statistics.bands where band.share >= 0.0005 {
            let limits = limits(of: band)
            row(limits, percent(band.share), at: &y, on: canvas)
        }
        row("on occlusion edges", percent(analysis.edges.share), at: &y, on: canvas, mark: AnalysisPicture.edge)
        y += 14
        heading("Planes", at: &y, on: canvas)
        for (number, plane) in analysis.planes.enumerated() {
            let color = AnalysisPicture.colors[number % AnalysisPicture.colors.count]
            row(
                "\(plane.kind.rawValue), \(text(plane.distance)) away", percent(plane.share), at: &y, on: canvas,
                mark: color)
        }
        if analysis.planes.isEmpty { row("none found", "", at: &y, on: canvas) }
        if let horizon = analysis.horizon {
            row("camera above the ground", text(horizon.cameraHeight), at: &y, on: canvas)
            row(
                "looks down, turned", String(format: "%.1f°, %.1f°", horizon.pitch, horizon.roll), at: &y, on: canvas,
                mark: AnalysisPicture.horizon)
        }
        guard let change = analysis.baseline?.change else { return y }
        y += 14
        heading("Since the baseline", at: &y, on: canvas)
        for region in change.regions.prefix(6) {
            row(
                "\(region.kind.rawValue): \(text(region.distanceBefore)) to \(text(region.distanceAfter))",
                percent(region.share), at: &y, on: canvas,
                mark: region.kind == .nearer ? AnalysisPicture.nearer : AnalysisPicture.farther)
        }
        if change.regions.isEmpty { row("nothing changed", "", at: &y, on: canvas) }
        for drop in change.drops {
            row(
                "dropped: top from \(text(drop.topBefore))", "to \(text(drop.topAfter))", at: &y, on: canvas,
                mark: AnalysisPicture.edge)
        }
        return y
    }

    private func heading(_ text: String, at y: inout Double, on canvas: CairoCanvas) {
        canvas.setColor(AnalysisPicture.ink)
        canvas.text(text, x: left, y: y, size: 22, isBold: true)
        y += 30
    }

    private func row(
        _ name: String, _ value: String, at y: inout Double, on canvas: CairoCanvas, mark: RGB8? = nil
    ) {
        var x = left
        if let mark {
            canvas.setColor(mark)
            cairo_rectangle(canvas.context, left, y - 12, 13, 13)
            cairo_fill(canvas.context)
            x += 22
        }
        canvas.setColor(AnalysisPicture.faint)
        canvas.text(name, x: x, y: y, size: 17, limit: AnalysisPanel.width * 0.72 - (x - left))
        canvas.setColor(AnalysisPicture.ink)
        canvas.text(value, x: left + AnalysisPanel.width, y: y, size: 17, anchor: .end)
        y += 25
    }

    private func drawHistogram(at y: inout Double, on canvas: CairoCanvas) {
        let histogram = analysis.statistics.histogram
        let (width, height) = (AnalysisPanel.width, 120.0)
        let highest = Double(max(1, histogram.counts.max() ?? 1))
        let step = width / Double(max(1, histogram.counts.count))
        canvas.setColor(AnalysisPicture.colors[1])
        for (bin, count) in histogram.counts.enumerated() where count > 0 {
            let length = height * Double(count) / highest
            cairo_rectangle(canvas.context, left + Double(bin) * step, y + height - length, step * 0.9, length)
        }
        cairo_fill(canvas.context)
        canvas.setColor(AnalysisPicture.faint)
        cairo_set_line_width(canvas.context, 1)
        cairo_move_to(canvas.context, left, y + height + 0.5)
        cairo_line_to(canvas.context, left + width, y + height + 0.5)
        cairo_stroke(canvas.context)
        canvas.text(text(histogram.from), x: left, y: y + height + 20, size: 15)
        canvas.text(text(histogram.to), x: left + width, y: y + height + 20, size: 15, anchor: .end)
        y += height + 56
    }

    private func limits(of band: DepthStatistics.Band) -> String {
        guard let to = band.to else { return "from \(text(band.from))" }
        return band.from > 0 ? "\(text(band.from)) to \(text(to))" : "up to \(text(to))"
    }

    private func text(_ distance: Double) -> String { DistanceText.text(distance, unit: analysis.unit) }

    private func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }
}
