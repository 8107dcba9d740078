import CCairo
import Foundation
import Raster
import Scene

/// An analysis as a picture: planes, edges, horizon and changes over the photo, the numbers beside it.
struct AnalysisPicture {
    let analysis: SceneAnalysis
    let scene: Scene

    static let margin = 40.0
    /// The photo's room.
    static let room = (width: 1080.0, height: 1080.0)
    static let panel = 400.0
    static let ink = RGB8(0x1B1E24)
    static let faint = RGB8(0x6A707C)
    static let colors: [RGB8] = [
        RGB8(0x2E9E5B), RGB8(0x3B82C4), RGB8(0xD98324), RGB8(0x8E5BC0), RGB8(0xC94F7C), RGB8(0x2AA6A6), RGB8(0x8A8A2E),
        RGB8(0x7A5A3A),
    ]
    static let edge = RGB8(0xE11D2E)
    static let horizon = RGB8(0xF4D03F)
    static let nearer = RGB8(0xE8590C)
    static let farther = RGB8(0x1C6DD0)

    /// Pixels of the drawing for one of the scene.
    var scale: Double {
        min(AnalysisPicture.room.width / Double(scene.width), AnalysisPicture.room.height / Double(scene.height))
    }

    func drawn() throws(ExportError) -> Plane<RGB8> {
        let (width, height) = (max(1, Double(scene.width) * scale), max(1, Double(scene.height) * scale))
        let margin = AnalysisPicture.margin
        let panel = AnalysisPanel(analysis: analysis, left: 2 * margin + width, top: margin)
        // Drawn where nothing is seen, to learn how far down it goes.
        let panelEnd = panel.draw(on: try CairoCanvas(width: 1, height: 1))
        let total = max(panelEnd + margin, height + 2 * margin)
        let canvas = try CairoCanvas(
            width: Int(3 * margin + width + AnalysisPicture.panel), height: Int(total))
        canvas.setColor(.white)
        cairo_paint(canvas.context)
        try SceneBackdrop(scene: scene).draw(on: canvas, x: margin, y: margin, width: width, height: height, veil: 0.35)
        try drawTints(on: canvas, width: width, height: height)
        cairo_save(canvas.context)
        cairo_rectangle(canvas.context, margin, margin, width, height)
        cairo_clip(canvas.context)
        drawHorizon(on: canvas, width: width)
        drawChanges(on: canvas)
        cairo_restore(canvas.context)
        panel.draw(on: canvas)
        return try canvas.picture()
    }

    /// Planes and edges as one picture with straight opacity over the photo.
    private func drawTints(on canvas: CairoCanvas, width: Double, height: Double) throws(ExportError) {
        let (columns, rows) = (max(1, Int(width)), max(1, Int(height)))
        for (color, opacity, mask) in masks(columns, rows) {
            try canvas.tint(
                mask, color: color, opacity: opacity, x: AnalysisPicture.margin, y: AnalysisPicture.margin,
                width: width, height: height)
        }
    }

    /// Of each colour, where it is, 255 or 0.
    private func masks(_ columns: Int, _ rows: Int) -> [(RGB8, Double, Plane<UInt8>)] {
        func mask(_ isThere: (Int, Int) -> Bool) -> Plane<UInt8> {
            Plane(
                width: columns, height: rows,
                pixels: (0..<columns * rows).map { index in
                    let x = min(scene.width - 1, index % columns * scene.width / columns)
                    let y = min(scene.height - 1, index / columns * scene.height / rows)
                    return isThere(x, y) ? 255 : 0
                })
        }
        let planes = analysis.planes.indices.map { number in
            (
                AnalysisPicture.colors[number % AnalysisPicture.colors.count], 0.4,
                mask { analysis.detection.plane(atX: $0, y: $1) == number }
            )
        }
        // Where the drawing is smaller than the picture, an edge anywhere in a pixel's part of it shows.
        let reach = max(1, scene.width / columns)
        let edges = mask { x, y in
            (0..<reach).contains { analysis.edgeMap.mask[min(scene.width - 1, x + $0), y] != 0 }
        }
        return planes + [(AnalysisPicture.edge, 0.9, edges)]
    }

    private func drawHorizon(on canvas: CairoCanvas, width: Double) {
        guard let horizon = analysis.horizon else { return }
        let context = canvas.context
        let rows = [horizon.left, horizon.right].map { AnalysisPicture.margin + min(max($0, -1e5), 1e5) * scale }
        for (color, thickness) in [(RGB8.black, 5.0), (AnalysisPicture.horizon, 2.5)] {
            canvas.setColor(color, opacity: 0.85)
            cairo_set_line_width(context, thickness)
            cairo_move_to(context, AnalysisPicture.margin, rows[0])
            cairo_line_to(context, AnalysisPicture.margin + width, rows[1])
            cairo_stroke(context)
        }
    }

    private func drawChanges(on canvas: CairoCanvas) {
        guard let change = analysis.baseline?.change else { return }
        let context = canvas.context
        for region in change.regions {
            canvas.setColor(region.kind == .nearer ? AnalysisPicture.nearer : AnalysisPicture.farther)
            cairo_set_line_width(context, 4)
            let margin = AnalysisPicture.margin
            let (x, y) = (margin + Double(region.x) * scale, margin + Double(region.y) * scale)
            cairo_rectangle(context, x, y, Double(region.width) * scale, Double(region.height) * scale)
            cairo_stroke(context)
            canvas.text(region.kind.rawValue, x: x + 6, y: y + 22, size: 18, isBold: true)
        }
        for drop in change.drops {
            let (from, to) = (change.regions[drop.from].centre, change.regions[drop.to].centre)
            canvas.setColor(AnalysisPicture.edge)
            cairo_set_line_width(context, 6)
            let margin = AnalysisPicture.margin
            cairo_move_to(context, margin + Double(from.x) * scale, margin + Double(from.y) * scale)
            cairo_line_to(context, margin + Double(to.x) * scale, margin + Double(to.y) * scale)
            cairo_stroke(context)
            cairo_arc(context, margin + Double(to.x) * scale, margin + Double(to.y) * scale, 9, 0, 2 * .pi)
            cairo_fill(context)
        }
    }
}
