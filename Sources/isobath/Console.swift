import Foundation
import Pipeline

/// What is said on the terminal: results on standard output, all else on standard error.
final class Console: Sendable {
    private let quiet: Bool
    private let verbose: Bool
    private let json: Bool
    private let resultsGoElsewhere: Bool
    private let progress: ProgressLine

    init(_ options: OutputOptions) {
        quiet = options.quiet
        verbose = options.verbose
        json = options.json
        resultsGoElsewhere = options.output == "-"
        progress = ProgressLine(isShown: !options.quiet)
    }

    static func error(_ message: String) {
        FileHandle.standardError.write(Data("isobath: \(message)\n".utf8))
    }

    func show(_ event: RunEvent) {
        switch event {
        case .began(let stage, let input):
            progress.set("\(stage) \(input)")
        case .warning(let text):
            if !quiet { progress.interrupt { Console.error("warning: \(text)") } }
        case .exported(let report, _, _):
            if !quiet, !json, !resultsGoElsewhere {
                progress.interrupt { for file in report.files { print("\(file.path)  \(ByteCount.text(file.bytes))") } }
            }
        case .failed(let failure, _):
            progress.interrupt { Console.error(failure.message) }
        }
    }

    /// The last words of a run: the JSON, the timings, or how many of many photos failed.
    func finish(_ report: RunReport, isBatch: Bool) {
        progress.clear()
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            if let data = try? encoder.encode(report) { print(String(decoding: data, as: UTF8.self)) }
        }
        if verbose { showTimings(report) }
        if isBatch, !quiet { showSummary(report) }
    }

    private func showTimings(_ report: RunReport) {
        for photo in report.photos {
            for stage in photo.stages { say("\(photo.input): \(stage.stage) \(Int(stage.milliseconds.rounded())) ms") }
            for export in photo.exports {
                say("\(photo.input): \(export.exporter) \(Int(export.milliseconds.rounded())) ms")
            }
        }
    }

    private func showSummary(_ report: RunReport) {
        let failed = report.photos.filter { $0.failure != nil || $0.exports.contains { $0.failure != nil } }
        say(
            "\(report.photos.count - failed.count) of \(report.photos.count) photos done"
                + (failed.isEmpty ? "" : "; failed:"))
        for photo in failed { say("  \(photo.input)") }
    }

    private func say(_ line: String) {
        FileHandle.standardError.write(Data("\(line)\n".utf8))
    }
}
