import ArgumentParser
import Exporters
import Files
import Foundation
import Pipeline
import Scene

/// `isobath compare`: scores of one depth file against another.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Score a depth file against another, such as measured depth.",
        discussion: """
            An estimate of another size and the same shape is resized to the reference's.
            Example: isobath compare estimate.tiff kinect.png --reference-is metres --reference-scale 0.001 \
            --align scale-shift --picture errors.png
            """)

    @Argument(help: ArgumentHelp("The depth file to score.", valueName: "estimate"), completion: .file())
    var estimate: String

    @Argument(
        help: ArgumentHelp("The depth file that is taken for right.", valueName: "reference"), completion: .file())
    var reference: String

    @OptionGroup var options: ComparisonOptions

    @Option(
        help: ArgumentHelp(
            "Write the relative error of every pixel as a picture in false colours (PNG).", valueName: "file"),
        completion: .file())
    var picture: String?

    @Option(
        help: ArgumentHelp(
            "The relative error that has the brightest colour of --picture, as a share. (default: 0.25)",
            valueName: "share"))
    var pictureMax: Double?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if let pictureMax, !(pictureMax > 0 && pictureMax <= 1000) {
            throw ValidationError("--picture-max needs a share above 0, at most 1000.")
        }
        if pictureMax != nil, picture == nil { throw ValidationError("--picture-max needs --picture FILE.") }
        if let picture, picture != "-", !picture.lowercased().hasSuffix(".png") {
            throw ValidationError("--picture \(picture): the picture of errors is a PNG; name it NAME.png.")
        }
        if picture == "-" { throw ValidationError("--picture needs a file; standard output has the scores.") }
    }

    func run() throws {
        let run = try ComparisonRun(estimate: estimate, reference: reference, options: options)
        var written: ExportReport.WrittenFile?
        if let picture {
            written = try ErrorPicture(errors: run.comparison.errors, full: pictureMax ?? 0.25)
                .write(to: picture, sparing: [estimate, reference])
        }
        guard !json else {
            return try JSONResult.write(
                ComparisonReport(
                    estimate: estimate, reference: reference, width: run.width, height: run.height,
                    unit: run.isMetric ? "metres" : "relative", alignment: run.comparison.alignment,
                    scores: run.comparison.scores, picture: written, warnings: run.notices))
        }
        for notice in run.notices { Console.error("warning: \(notice)") }
        for line in lines(of: run) { try StandardStreams.result(line) }
        if let written { try StandardStreams.result("\(written.path)  \(ByteCount.text(written.bytes))") }
    }

    private func lines(of run: ComparisonRun) -> [String] {
        let scores = run.comparison.scores
        let unit = run.isMetric ? " m" : ""
        func number(_ value: Double) -> String { String(format: "%.4f", value) }
        var rows = [
            ["AbsRel", number(scores.absRel), "mean |z' - z| / z"],
            ["SqRel", number(scores.sqRel) + unit, "mean (z' - z)² / z"],
            ["RMSE", number(scores.rmse) + unit, "root of mean (z' - z)²"],
            ["RMSE log", number(scores.rmseLog), "root of mean (log z' - log z)²"],
            ["SI log", number(scores.scaleInvariantLog), "standard deviation of log z' - log z"],
            ["δ < 1.25", number(scores.delta1), "share of pixels"],
            ["δ < 1.25²", number(scores.delta2), "share of pixels"],
            ["δ < 1.25³", number(scores.delta3), "share of pixels"],
        ]
        if let ordinal = scores.ordinal {
            rows.append(["ordinal", number(ordinal), "share of \(scores.ordinalPairs) pairs in the right order"])
        }
        return ["\(estimate) against \(reference): \(scores.pixels) of \(run.width * run.height) pixels"]
            + TextTable.lines(rows, rightAligned: [1]) + ["  " + alignment(run.comparison.alignment)]
    }

    private func alignment(_ alignment: DepthAlignment) -> String {
        func digits(_ value: Double) -> String { String(format: "%.6g", value) }
        return switch alignment.kind {
        case .none: "not aligned"
        case .scale: "aligned by a factor of \(digits(1 / alignment.scale)) on distances"
        case .scaleShift:
            "aligned by 1/z' = \(digits(alignment.scale)) d \(alignment.shift < 0 ? "-" : "+") \(digits(abs(alignment.shift)))"
        }
    }
}

/// What `isobath compare --json` prints.
private struct ComparisonReport: Encodable {
    var estimate: String
    var reference: String
    var width: Int
    var height: Int
    var unit: String
    var alignment: DepthAlignment
    var scores: DepthScores
    var picture: ExportReport.WrittenFile?
    var warnings: [String]
}
