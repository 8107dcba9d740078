import CCairo
import Foundation
import Raster
import Scene

/// The box behind a surface: floor and back walls with lines at the ticks, and the ticks' labels in front.
struct SurfaceAxes {
    let plot: SurfacePlot

    private var box: SurfaceProjection { plot.projection }
    /// The sides of the box that are farther from the viewer.
    private var backX: Double { box.seesLeft ? box.halfX : -box.halfX }
    private var backY: Double { box.seesFront ? box.halfY : -box.halfY }

    func drawWalls(on canvas: CairoCanvas) {
        let (x, y, top) = (box.halfX, box.halfY, box.height)
        face([(-x, -y, 0), (x, -y, 0), (x, y, 0), (-x, y, 0)], on: canvas)
        face([(-x, backY, 0), (x, backY, 0), (x, backY, top), (-x, backY, top)], on: canvas)
        face([(backX, -y, 0), (backX, y, 0), (backX, y, top), (backX, -y, top)], on: canvas)
        canvas.setColor(SurfacePlot.gridLine)
        for tick in ticks(plot.scene.width) {
            let at = (2 * tick.share - 1) * x
            line([(at, -backY, 0), (at, backY, 0), (at, backY, top)], on: canvas)
        }
        for tick in ticks(plot.scene.height) {
            let at = (1 - 2 * tick.share) * y
            line([(-backX, at, 0), (backX, at, 0), (backX, at, top)], on: canvas)
        }
        for tick in heightTicks {
            let at = tick.share * top
            line([(-backX, backY, at), (backX, backY, at), (backX, -backY, at)], on: canvas)
        }
    }

    func drawLabels(on canvas: CairoCanvas) {
        let (frontX, frontY) = (-backX, -backY)
        let (outX, outY) = (frontX < 0 ? -1.0 : 1, frontY < 0 ? -1.0 : 1)
        for tick in ticks(plot.scene.width) {
            label(tick.text, at: ((2 * tick.share - 1) * box.halfX, frontY + outY * 0.07), on: canvas)
        }
        for tick in ticks(plot.scene.height) {
            let y = (1 - 2 * tick.share) * box.halfY
            // At the corner in front stands the other axis' last number.
            if abs(y - frontY) < 0.05 { continue }
            label(tick.text, at: (frontX + outX * 0.07, y), on: canvas)
        }
        label("column", at: (0, frontY + outY * 0.19), isName: true, on: canvas)
        label("row", at: (frontX + outX * 0.19, 0), isName: true, on: canvas)
        drawHeightLabels(on: canvas)
    }

    /// Beside the upright edge that is the farthest to the left in the plot.
    private func drawHeightLabels(on canvas: CairoCanvas) {
        let corners = [
            (-box.halfX, -box.halfY), (-box.halfX, box.halfY), (box.halfX, -box.halfY), (box.halfX, box.halfY),
        ]
        guard let edge = corners.min(by: { box.point($0.0, $0.1, 0).x < box.point($1.0, $1.1, 0).x }) else { return }
        canvas.setColor(SurfacePlot.faintInk)
        line([(edge.0, edge.1, 0), (edge.0, edge.1, box.height)], on: canvas)
        for tick in heightTicks {
            let point = box.point(edge.0, edge.1, tick.share * box.height)
            canvas.text(
                tick.text, x: point.x - 12 * plot.unit, y: point.y + 6 * plot.unit, size: 17 * plot.unit, anchor: .end)
        }
    }

    /// Text on the plane of the floor.
    private func label(
        _ text: String, at place: (x: Double, y: Double), isName: Bool = false, on canvas: CairoCanvas
    ) {
        let point = box.point(place.x, place.y, 0)
        canvas.setColor(isName ? SurfacePlot.ink : SurfacePlot.faintInk)
        canvas.text(
            text, x: point.x, y: point.y + 6 * plot.unit, size: (isName ? 19 : 17) * plot.unit, anchor: .middle)
    }

    private func face(_ corners: [(Double, Double, Double)], on canvas: CairoCanvas) {
        plot.path(canvas.context, corners.map { box.point($0.0, $0.1, $0.2) })
        canvas.setColor(SurfacePlot.wall)
        cairo_fill_preserve(canvas.context)
        canvas.setColor(SurfacePlot.gridLine)
        cairo_set_line_width(canvas.context, 1.2 * plot.unit)
        cairo_stroke(canvas.context)
    }

    private func line(_ points: [(Double, Double, Double)], on canvas: CairoCanvas) {
        for (index, point) in points.enumerated() {
            let place = box.point(point.0, point.1, point.2)
            if index == 0 {
                cairo_move_to(canvas.context, place.x, place.y)
            } else {
                cairo_line_to(canvas.context, place.x, place.y)
            }
        }
        cairo_set_line_width(canvas.context, plot.unit)
        cairo_stroke(canvas.context)
    }

    /// Round numbers of pixels along a side, some four of them.
    private func ticks(_ length: Int) -> [(share: Double, text: String)] {
        let rough = Double(length) / 4
        let power = pow(10, log10(max(1, rough)).rounded(.down))
        let step = max(1, [1, 2, 5, 10].map { $0 * power }.last { $0 <= max(1, rough) } ?? 1)
        return stride(from: 0, through: Double(length), by: step).map {
            ($0 / Double(length), String(Int($0)))
        }
    }

    /// Quarters of the height with the distances that they stand for, or only the ends' names when there is no scale.
    private var heightTicks: [(share: Double, text: String)] {
        guard plot.scene.calibration.unit == .metres, !plot.field.isFlat else {
            return plot.field.isFlat ? [] : [(0, "far"), (1, "near")]
        }
        return stride(from: 0.0, through: 1, by: 0.25).compactMap { share in
            plot.field.distance(atHeight: share, in: plot.scene).map {
                (share, DistanceText.text($0, unit: .metres))
            }
        }
    }
}
