import Files
import Foundation
import Scene

/// Contours as a GeoJSON FeatureCollection (the structure of RFC 7946), one LineString a line.
///
/// Coordinates are no longitudes and latitudes but what the member `coordinateSystem` says.
struct GeoJSONContours {
    let contours: Contours
    let coordinates: ContourCoordinates

    /// - Returns: how many lines have no place on the camera plane, because their level lies at infinity.
    func write(to file: OutputFile) throws -> Int {
        var text = DecimalText()
        text.append("{\"type\":\"FeatureCollection\",\"name\":\(json(contours.title)),\n")
        text.append("\"isobath\":\(DepthRecord(scene: contours.scene).json),\n")
        text.append("\"coordinateSystem\":\(json(coordinateSystem)),\n")
        text.append("\"features\":[")
        var written = 0
        for line in contours.lines {
            let level = contours.levels[line.level]
            guard let plane = CoordinatePlane(coordinates, level, contours.scene.camera) else { continue }
            text.append(written == 0 ? "\n" : ",\n")
            append(line, level, plane, id: written, to: &text)
            written += 1
            if text.bytes.count > 1 << 20 {
                try file.write(text.bytes)
                text.bytes.removeAll(keepingCapacity: true)
            }
        }
        text.append("\n]}\n")
        try file.write(text.bytes)
        return contours.lines.count - written
    }

    private func append(
        _ line: Isoline, _ level: ContourLevel, _ plane: CoordinatePlane, id: Int, to text: inout DecimalText
    ) {
        text.append("{\"type\":\"Feature\",\"id\":\(id),\"properties\":{\"level\":\(level.value)")
        if let inverseDepth = level.inverseDepth { text.append(",\"levelInverseDepth\":\(inverseDepth)") }
        if let distance = level.distance { text.append(",\"levelDistance\":\(distance)") }
        let unit = contours.scene.calibration.unit
        text.append(
            ",\"unit\":\"\(unit == .metres ? "metres" : "nearest = 1")\",\"closed\":\(line.isClosed),\"length\":")
        text.append(Int((line.length * 1000).rounded()), decimals: 3)
        text.append("},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[")
        for (index, point) in line.points.enumerated() {
            text.append(index == 0 ? "[" : ",[")
            plane.append(point, to: &text)
            text.append("]")
        }
        text.append("]}}")
    }

    private var coordinateSystem: String {
        switch coordinates {
        case .pixels: "pixels of the photo from its top left corner, x right, y down, pixel centres at +0.5"
        case .camera:
            "on the plane across the optical axis at the level's distance, X right, Y up, from the optical axis, in "
                + (contours.scene.calibration.unit == .metres
                    ? "metres" : "units in which the nearest surface lies at 1")
        }
    }

    private func json(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}
