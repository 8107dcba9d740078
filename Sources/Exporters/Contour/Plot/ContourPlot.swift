import CCairo
import Files
import Foundation
import ImageFiles
import Raster
import Scene

/// A plot with title, legend and labelled lines, as a PNG picture or a page of PDF.
struct ContourPlot {
    let contours: Contours
    let style: ContourStyle
    let layout: PlotLayout
    let isPrint: Bool
    /// Of the whole plot, in pixels or points.
    private let statedWidth: Int?

    init(contours: Contours, style: ContourStyle, options: ContourOptions, isPrint: Bool) {
        self.contours = contours
        self.style = style
        self.isPrint = isPrint
        statedWidth = options.width
        layout = PlotLayout(
            width: Double(options.width ?? (isPrint ? 800 : 1600)),
            aspect: Double(contours.scene.height) / Double(contours.scene.width),
            maximumArea: isPrint ? .infinity : PlotLayout.maximumPixels)
    }

    /// What the user should know about a plot that is not as large as stated.
    var warnings: [String] {
        guard let statedWidth, layout.width < Double(statedWidth) else { return [] }
        let limit = Int(PlotLayout.maximumPixels / 1_000_000)
        return [
            "the plot is \(Int(layout.width)) pixels wide: at --width \(statedWidth) it would have more than \(limit) megapixels"
        ]
    }

    func write(to file: OutputFile) throws {
        let record = DepthRecord(scene: contours.scene).json
        if isPrint {
            let canvas = try CairoCanvas(pdfTo: file, width: layout.width, height: layout.height)
            canvas.describe(title: contours.title, creator: Software.nameAndVersion, record: record)
            try draw(on: canvas)
            try canvas.finish()
        } else {
            let canvas = try CairoCanvas(
                width: Int(layout.width.rounded()), height: Int(layout.height.rounded()))
            try draw(on: canvas)
            try PNGFile.write(
                try canvas.picture(), notes: PictureNotes(texts: [(DepthRecord.keyword, record)]), to: file)
        }
    }

    private func draw(on canvas: CairoCanvas) throws {
        canvas.setColor(style.background)
        cairo_paint(canvas.context)
        drawTitles(on: canvas)
        try drawPicture(on: canvas)
        drawLegend(on: canvas)
    }

    private func drawTitles(on canvas: CairoCanvas) {
        let unit = layout.unit
        let left = PlotLayout.margin * unit
        canvas.setColor(style.ink)
        canvas.text(
            contours.title, x: left, y: (PlotLayout.margin + 30) * unit, size: 34 * unit, isBold: true,
            limit: layout.width - 2 * left)
        canvas.setColor(style.faintInk)
        canvas.text(
            subtitle, x: left, y: (PlotLayout.margin + 62) * unit, size: 19 * unit, limit: layout.width - 2 * left)
        canvas.text(
            source, x: left, y: layout.height - PlotLayout.margin * 0.6 * unit, size: 15 * unit,
            limit: layout.width - 2 * left)
    }

    private var subtitle: String {
        let count = contours.levels.count
        let spacing = contours.field.spacing == .inverse ? "inverse depth" : "distance"
        return
            "\(count == 1 ? "One line" : "Lines") of equal depth · \(count) level\(count == 1 ? "" : "s") in \(spacing)"
            + (contours.scene.calibration.unit == .metres ? "" : " · not calibrated: no scale in metres")
    }

    private var source: String {
        let scene = contours.scene
        let origin = scene.origin.model ?? scene.origin.file.map { ($0 as NSString).lastPathComponent } ?? ""
        return [Software.nameAndVersion, origin, "\(scene.width) × \(scene.height) pixels"]
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func drawPicture(on canvas: CairoCanvas) throws {
        let context = canvas.context
        cairo_save(context)
        cairo_rectangle(context, layout.pictureX, layout.pictureY, layout.pictureWidth, layout.pictureHeight)
        cairo_clip(context)
        if style.showsPhoto, let photo = contours.scene.photo {
            let pixels = photo.pixels.shrunk(
                width: largestUnderlay(layout.pictureWidth), height: largestUnderlay(layout.pictureHeight))
            let jpeg = isPrint ? try JPEGFile.bytes(of: pixels, quality: 88, name: contours.scene.name) : nil
            try drawUnderlay(pixels, jpeg: jpeg, on: canvas)
            let veil = style.veil
            canvas.setColor(veil.color, opacity: veil.opacity)
            cairo_paint(context)
        } else {
            // A page is magnified more than a screen: two pixels a point.
            let area = layout.pictureWidth * layout.pictureHeight
            let density = isPrint ? min(2, (PlotLayout.maximumPixels / area).squareRoot()) : 1
            let tints = bandTints(
                width: max(1, Int(layout.pictureWidth * density)), height: max(1, Int(layout.pictureHeight * density)))
            try drawUnderlay(tints, on: canvas)
        }
        drawLines(on: canvas)
        cairo_restore(context)
        canvas.setColor(style.faintInk, opacity: 0.6)
        cairo_set_line_width(context, layout.unit)
        cairo_rectangle(context, layout.pictureX, layout.pictureY, layout.pictureWidth, layout.pictureHeight)
        cairo_stroke(context)
    }

    /// The most pixels of a photo along a side of the picture: as many as are seen, or on paper 576 an inch.
    private func largestUnderlay(_ side: Double) -> Int {
        min(max(1, Int((side * (isPrint ? 8 : 1)).rounded(.up))), CairoCanvas.maximumSide)
    }

    private func drawUnderlay(_ picture: Plane<RGB8>, jpeg: Data? = nil, on canvas: CairoCanvas) throws {
        try canvas.draw(
            picture, jpeg: jpeg, x: layout.pictureX, y: layout.pictureY, width: layout.pictureWidth,
            height: layout.pictureHeight)
    }
}
