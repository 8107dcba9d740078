import ArgumentParser
import Exporters
import Files
import Foundation
import Pipeline
import Scene

/// `isobath measure`: lengths between picked pixels.
struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Tell the lengths between picked pixels of a photo.",
        discussion: """
            Lengths run straight through space from point to point: metres when the scene is calibrated, else units in \
            which the nearest surface lies at 1.
            Example: isobath measure photo.jpg 120,80 300,95 310,260 --near 0.8 --far 12
            """)

    @Argument(
        help: ArgumentHelp(
            "The photo (- is standard input; none with --depth alone), then two or more pixels, X,Y from 0 at the top left.",
            valueName: "photo x,y x,y"),
        completion: .file())
    var arguments: [String]

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var scene: SceneOptions

    func run() async throws {
        let photo = arguments.first.flatMap { PixelPosition(argument: $0) == nil ? $0 : nil }
        let pixels = try arguments.dropFirst(photo == nil ? 0 : 1).map { text in
            guard let pixel = PixelPosition(argument: text) else {
                throw ExportError(text, "is no pixel", mend: "write X,Y, as in 812,440", exitStatus: .usage)
            }
            return pixel
        }
        guard pixels.count >= 2 else {
            throw ExportError(
                "", "a length lies between two pixels", mend: "name two or more as X,Y", exitStatus: .usage)
        }
        let result = try await SingleScene.build(photo: photo, options: scene)
        let measurement = try LengthMeasurement(of: pixels, in: result.scene)
        let warnings = result.notices + measurement.warnings + SceneSummary.doubts(about: result.scene)
        guard !json else {
            return try JSONResult.write(
                MeasureReport(scene: SceneFacts(result.scene), measurement: measurement, warnings: warnings))
        }
        for warning in warnings { Console.error("warning: \(warning)") }
        try show(measurement, in: result.scene)
    }

    private func show(_ measurement: LengthMeasurement, in scene: Scene) throws {
        let unit = scene.calibration.unit
        func text(_ value: Double?) -> String { LengthText.text(value, unit: unit) }
        var rows = [["", "pixel", "distance", "X right", "Y down", "Z forward", "angle"]]
        for (index, point) in measurement.points.enumerated() {
            let position: [String] = point.position?.map { LengthText.number($0) } ?? ["-", "-", "-"]
            let angle: String = point.angle.map { String(format: "%.1f°", $0) } ?? ""
            let place: [String] = ["\(index + 1)", "\(point.x),\(point.y)", text(point.distance)]
            rows.append(place + position + [angle])
        }
        var lengths = measurement.segments.map { ["\($0.from + 1) to \($0.to + 1)", text($0.length)] }
        if measurement.segments.count > 1 {
            lengths.append(["total", text(measurement.totalLength)])
            lengths.append(["1 to \(measurement.points.count) direct", text(measurement.directLength)])
        }
        var lines = [scene.name] + SceneSummary.lines(scene).map { "  " + $0 }
        lines += TextTable.lines(rows, rightAligned: [0, 2, 3, 4, 5, 6])
        lines += TextTable.lines(lengths, rightAligned: [1])
        for line in lines { try StandardStreams.result(line) }
    }
}

/// What `isobath measure --json` prints.
private struct MeasureReport: Encodable {
    var scene: SceneFacts
    var measurement: LengthMeasurement
    var warnings: [String]
}
