import CCairo
import Files
import Foundation
import Raster
import Scene

/// A plot of the surface in its box, with title and axes.
struct SurfacePlot {
    let scene: Scene
    let field: HeightField
    let options: SurfaceOptions
    let width: Double
    let height: Double
    let projection: SurfaceProjection
    /// A 1600th of the width: all sizes are stated for that width.
    let unit: Double

    static let ink = RGB8(0x1F2328)
    static let faintInk = RGB8(0x5B6470)
    static let wall = RGB8(0xF3F4F6)
    static let gridLine = RGB8(0xD3D8DE)
    static let skirt = RGB8(0x9AA2AC)

    private static let sideMargin = 150.0
    private static let header = 120.0
    private static let footer = 130.0
    private static let highest = 1500.0

    init(scene: Scene, field: HeightField, options: SurfaceOptions, width: Double) {
        self.scene = scene
        self.field = field
        self.options = options
        self.width = width
        unit = width / 1600
        let box = SurfaceProjection(
            aspect: Double(scene.width) / Double(scene.height), relief: options.relief, yaw: options.yaw,
            pitch: options.pitch)
        let (low, high) = box.extent
        let room = 1600 - 2 * SurfacePlot.sideMargin
        let plotHeight = min(SurfacePlot.highest, room * (high.y - low.y) / (high.x - low.x))
        height = ((plotHeight + SurfacePlot.header + SurfacePlot.footer) * unit).rounded()
        projection = box.placed(
            x: SurfacePlot.sideMargin * unit, y: SurfacePlot.header * unit, width: room * unit,
            height: plotHeight * unit)
    }

    func draw(on canvas: CairoCanvas) {
        canvas.setColor(.white)
        cairo_paint(canvas.context)
        cairo_set_line_join(canvas.context, CAIRO_LINE_JOIN_ROUND)
        let axes = SurfaceAxes(plot: self)
        axes.drawWalls(on: canvas)
        drawCells(on: canvas)
        drawSkirts(on: canvas)
        axes.drawLabels(on: canvas)
        drawTitles(on: canvas)
    }

    private func drawTitles(on canvas: CairoCanvas) {
        let left = 48 * unit
        canvas.setColor(SurfacePlot.ink)
        canvas.text(
            (scene.name as NSString).lastPathComponent, x: left, y: 62 * unit, size: 32 * unit, isBold: true,
            limit: width - 2 * left)
        canvas.setColor(SurfacePlot.faintInk)
        let scale = field.spacing == .inverse ? "height is inverse depth, near is up" : "height is distance, near is up"
        let unitText = scene.calibration.unit == .metres ? "" : " · not calibrated: no scale in metres"
        canvas.text(scale + unitText, x: left, y: 92 * unit, size: 18 * unit, limit: width - 2 * left)
        let origin = scene.origin.model ?? scene.origin.file.map { ($0 as NSString).lastPathComponent } ?? ""
        let source = [Software.nameAndVersion, origin, "\(scene.width) × \(scene.height) pixels"]
        canvas.text(
            source.filter { !$0.isEmpty }.joined(separator: " · "), x: left, y: height - 24 * unit, size: 15 * unit,
            limit: width - 2 * left)
    }

    /// Where a node of the field lies in the plot.
    private func node(_ column: Int, _ row: Int, floor: Bool = false) -> (x: Double, y: Double) {
        let x = (2 * Double(column) / Double(field.columns - 1) - 1) * projection.halfX
        let y = (1 - 2 * Double(row) / Double(field.rows - 1)) * projection.halfY
        let z = floor ? 0 : Double(field.heights[row * field.columns + column]) * projection.height
        return projection.point(x, y, z)
    }

    /// From the farthest to the nearest, so that what is in front is drawn over what it hides: on a grid of heights no
    /// sorting is needed, and nothing is wrong.
    private func drawCells(on canvas: CairoCanvas) {
        let colors = SurfaceColors(
            field: field, scene: scene, map: options.photo ? nil : options.colors ?? .viridis,
            height: projection.height)
        let (columns, rows) = (field.columns, field.rows)
        let context = canvas.context
        let rowOrder = projection.seesFront ? Array(0..<rows - 1) : (0..<rows - 1).reversed()
        let columnOrder = projection.seesLeft ? (0..<columns - 1).reversed() : Array(0..<columns - 1)
        for row in rowOrder {
            for column in columnOrder {
                let index = row * columns + column
                let (a, b) = (field.heights[index], field.heights[index + 1])
                let (c, d) = (field.heights[index + columns], field.heights[index + columns + 1])
                guard !(a + b + c + d).isNaN else { continue }
                path(
                    context,
                    [node(column, row), node(column + 1, row), node(column + 1, row + 1), node(column, row + 1)])
                canvas.setColor(colors.color(column: column, row: row, a, b, c, d))
                cairo_fill_preserve(context)
                // A line round each cell closes the seams that smoothed edges leave.
                if options.lines { canvas.setColor(SurfacePlot.ink, opacity: 0.35) }
                cairo_set_line_width(context, 0.6 * unit)
                cairo_stroke(context)
            }
        }
    }

    /// The cut sides that face the viewer, from the surface down to the floor.
    private func drawSkirts(on canvas: CairoCanvas) {
        let row = projection.seesFront ? field.rows - 1 : 0
        let column = projection.seesLeft ? 0 : field.columns - 1
        canvas.setColor(SurfacePlot.skirt)
        drawSkirt((0..<field.columns).map { ($0, row) }, on: canvas)
        canvas.setColor(RGB8(0x868E99))
        if options.yaw != 0, abs(options.yaw) != 180 { drawSkirt((0..<field.rows).map { (column, $0) }, on: canvas) }
    }

    /// One piece for each run of nodes with depth, without seams.
    private func drawSkirt(_ nodes: [(column: Int, row: Int)], on canvas: CairoCanvas) {
        for run in nodes.split(whereSeparator: { field.heights[$0.row * field.columns + $0.column].isNaN })
        where run.count > 1 {
            let top = run.map { node($0.column, $0.row) }
            path(canvas.context, top + run.reversed().map { node($0.column, $0.row, floor: true) })
            cairo_fill_preserve(canvas.context)
            cairo_set_line_width(canvas.context, 0.6 * unit)
            cairo_stroke(canvas.context)
        }
    }

    func path(_ context: OpaquePointer, _ points: [(x: Double, y: Double)]) {
        for (index, point) in points.enumerated() {
            if index == 0 { cairo_move_to(context, point.x, point.y) } else { cairo_line_to(context, point.x, point.y) }
        }
        cairo_close_path(context)
    }
}
