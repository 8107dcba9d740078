import Files
import Foundation
import ImageFiles
import Raster
import Scene

/// Contours as SVG: a layer a level (as Inkscape has them), in pixels of the photo.
struct SVGContours {
    let contours: Contours
    let style: ContourStyle
    /// Of the drawing when it is shown, in pixels; nil for the photo's own.
    let width: Int?

    private var longerSide: Double { Double(max(contours.scene.width, contours.scene.height)) }

    func write(to file: OutputFile) throws {
        let scene = contours.scene
        let lineWidth = style.lineWidth ?? max(longerSide / 1000, 0.3)
        var text = DecimalText()
        text.append(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
            xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" \
            \(shownSize) viewBox="0 0 \(scene.width) \(scene.height)">
            <title>\(Self.escaped(contours.title))</title>
            <metadata id="\(DepthRecord.keyword)">\(Self.escaped(DepthRecord(scene: scene).json))</metadata>

            """)
        try appendBackground(to: &text, of: file)
        let labels = style.showsLabels ? LabelPlacement.labels(for: contours, fontSize: fontSize) : []
        appendGaps(for: labels, to: &text)
        text.append(
            "<g id=\"contours\"\(labels.isEmpty ? "" : " mask=\"url(#label-gaps)\"") fill=\"none\" stroke-width=\"\(lineWidth)\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n"
        )
        for (index, level) in contours.levels.enumerated() {
            append(level, index, to: &text)
            if text.bytes.count > 1 << 20 {
                try file.write(text.bytes)
                text.bytes.removeAll(keepingCapacity: true)
            }
        }
        text.append("</g>\n")
        append(labels, to: &text)
        text.append("</svg>\n")
        try file.write(text.bytes)
    }

    private var shownSize: String {
        let scene = contours.scene
        guard let width else { return "width=\"\(scene.width)\" height=\"\(scene.height)\"" }
        let height = Double(width) * Double(scene.height) / Double(scene.width)
        return "width=\"\(width)\" height=\"\(Self.short(height))\""
    }

    private func append(_ level: ContourLevel, _ index: Int, to text: inout DecimalText) {
        let name = Self.escaped(level.label + contours.labels.suffix)
        text.append("<g inkscape:groupmode=\"layer\" inkscape:label=\"\(name)\" id=\"level-\(index + 1)\"")
        text.append(" data-level=\"\(level.value)\"")
        if let inverseDepth = level.inverseDepth { text.append(" data-inverse-depth=\"\(inverseDepth)\"") }
        if let distance = level.distance { text.append(" data-distance=\"\(distance)\"") }
        text.append(" data-unit=\"\(contours.scene.calibration.unit.rawValue)\"")
        text.append(" stroke=\"\(style.color(nearness: level.nearness).hexadecimal)\">\n")
        for line in contours.lines(of: index) {
            text.append("<path d=\"M")
            // A closed line ends with Z, not with its first point again.
            for (number, point) in line.points.dropLast(line.isClosed ? 1 : 0).enumerated() {
                if number > 0 { text.append(" ") }
                text.append(point, separator: 0x20)
            }
            text.append(line.isClosed ? "Z\"/>\n" : "\"/>\n")
        }
        text.append("</g>\n")
    }

    private func appendBackground(to text: inout DecimalText, of file: OutputFile) throws {
        let size = "width=\"\(contours.scene.width)\" height=\"\(contours.scene.height)\""
        guard style.showsPhoto || style.theme == .dark else { return }
        text.append("<g inkscape:groupmode=\"layer\" inkscape:label=\"background\" id=\"background\">\n")
        if style.showsPhoto, let photo = contours.scene.photo {
            text.append("<image \(size) preserveAspectRatio=\"none\" xlink:href=\"data:image/jpeg;base64,")
            // No larger than what librsvg and Inkscape can draw, which is less than what a JPEG can hold.
            let pixels = photo.pixels.shrunk(width: CairoCanvas.maximumSide, height: CairoCanvas.maximumSide)
            text.append(
                try JPEGFile.bytes(
                    of: pixels, quality: 88, notes: PictureNotes(colorProfile: photo.metadata.colorProfile),
                    name: file.target.description
                ).base64EncodedString())
            text.append("\"/>\n")
            let veil = style.veil
            text.append("<rect \(size) fill=\"\(veil.color.hexadecimal)\" fill-opacity=\"\(veil.opacity)\"/>\n")
        } else {
            text.append("<rect \(size) fill=\"\(style.background.hexadecimal)\"/>\n")
        }
        text.append("</g>\n")
    }

    private var fontSize: Double { max(longerSide / 75, 3) }

    /// A mask that interrupts lines at their labels; the lines themselves stay whole.
    private func appendGaps(for labels: [PlacedLabel], to text: inout DecimalText) {
        guard !labels.isEmpty else { return }
        let size = "width=\"\(contours.scene.width)\" height=\"\(contours.scene.height)\""
        text.append("<mask id=\"label-gaps\" maskUnits=\"userSpaceOnUse\" x=\"0\" y=\"0\" \(size)>")
        text.append("<rect \(size) fill=\"#fff\"/>\n")
        for label in labels {
            text.append("<polygon points=\"")
            text.append(label.corners.map { "\(Self.short($0.x)),\(Self.short($0.y))" }.joined(separator: " "))
            text.append("\"/>\n")
        }
        text.append("</mask>\n")
    }

    private func append(_ labels: [PlacedLabel], to text: inout DecimalText) {
        guard !labels.isEmpty else { return }
        text.append(
            "<g inkscape:groupmode=\"layer\" inkscape:label=\"labels\" id=\"labels\" font-family=\"sans-serif\" ")
        text.append("font-size=\"\(Self.short(fontSize))\" text-anchor=\"middle\">\n")
        for label in labels {
            let level = contours.levels[label.level]
            let place = "\(Self.short(label.x)) \(Self.short(label.y))"
            // Digits stand 0.73 em above the baseline; half of that puts their middle on the line.
            text.append(
                "<text transform=\"translate(\(place)) rotate(\(Self.short(label.angle * 180 / .pi)))\""
                    + " y=\"\(Self.short(0.36 * fontSize))\""
                    + " fill=\"\(style.labelColor(nearness: level.nearness).hexadecimal)\">"
                    + Self.escaped(level.label + contours.labels.suffix) + "</text>\n")
        }
        text.append("</g>\n")
    }

    private static func short(_ value: Double) -> String {
        var text = DecimalText()
        text.append(Int((value * 100).rounded()), decimals: 2)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    /// Text as XML, without the control characters that XML cannot hold.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += " "
            default: if scalar.value >= 0x20, scalar.value & 0xFFFE != 0xFFFE { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
