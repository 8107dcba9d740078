import Raster
import Scene

/// A scene's zones as ``ZonesOptions`` have them, with what the report says about them.
struct ZonesFinding: Encodable {
    let unit: Calibration.Unit
    let zones: DepthZones
    /// Of a cell, as stated.
    let percent: Double
    let threshold: Double?
    /// The nearest of all cells.
    let nearest: DepthZones.Cell?
    /// Of each column of cells the nearest distance, from the left; nil where a column says nothing.
    let columnNearest: [Double?]
    /// The column whose nearest thing is farthest: where to go.
    let clearestColumn: Int?
    let ground: DetectedPlane?
    let warnings: [String]

    init(in scene: Scene, options: ZonesOptions) {
        unit = scene.calibration.unit
        percent = options.percent
        threshold = options.warn
        let ground = options.ignoreGround ? PlaneDetection(of: scene).ground : nil
        self.ground = ground
        zones = DepthZones(
            of: scene.distance, columns: options.grid.columns, rows: options.grid.rows, percent: options.percent,
            threshold: options.warn,
            ignoring: ground.map { scene.groundMask($0, clearance: ZonesExporter.groundClearance) })
        let cells = zones.cells
        nearest = cells.filter { $0.nearest != nil }.min { $0.nearest ?? .infinity < $1.nearest ?? .infinity }
        let columns = (0..<options.grid.columns).map { column in
            cells.filter { $0.column == column }.compactMap(\.nearest).min()
        }
        columnNearest = columns
        clearestColumn = columns.indices.filter { columns[$0] != nil }.max { (columns[$0] ?? 0) < (columns[$1] ?? 0) }
        var warnings: [String] = []
        if options.ignoreGround, ground == nil { warnings.append("no ground was found, so that none is left out") }
        if nearest == nil { warnings.append("no cell has depth enough to say anything") }
        let marked = cells.filter { $0.isWarning == true }
        if let first = nearest, let distance = first.nearest, let threshold = options.warn, !marked.isEmpty {
            let near = DistanceText.text(distance, unit: unit)
            let limit = DistanceText.text(threshold, unit: unit)
            warnings.append(
                "\(marked.count) of \(cells.count) zones are nearer than \(limit); the nearest is column \(first.column + 1), row \(first.row + 1) at \(near)"
            )
        }
        self.warnings = warnings
    }

    var facts: [String: ExportReport.Fact] {
        var facts: [String: ExportReport.Fact] = [
            "columns": .integer(zones.columns), "rows": .integer(zones.rows), "unit": .text(unit.rawValue),
        ]
        if let distance = nearest?.nearest { facts["nearest"] = .number(distance) }
        if let clearestColumn { facts["clearestColumn"] = .integer(clearestColumn) }
        if threshold != nil { facts["warningZones"] = .integer(zones.cells.count { $0.isWarning == true }) }
        return facts
    }
}
