import Files
import Foundation
import Pipeline

/// What is said on the terminal: results on standard output, all else on standard error.
final class Console: Sendable {
    private let quiet: Bool
    private let verbose: Bool
    private let json: Bool
    private let resultsGoElsewhere: Bool
    private let progress: ProgressLine
    private let failedResult = FailedResult()

    init(_ options: OutputOptions) {
        quiet = options.quiet
        verbose = options.verbose
        json = options.json
        resultsGoElsewhere = options.output == "-"
        progress = ProgressLine(isShown: !options.quiet)
    }

    static func error(_ message: String) {
        StandardStreams.note("isobath: \(message)\n")
    }

    func show(_ event: RunEvent) {
        switch event {
        case .began(let stage, let input):
            progress.set("\(stage) \(input)")
        case .warning(let text):
            if !quiet { progress.interrupt { Console.error("warning: \(text)") } }
        case .exported(let report, _, _):
            guard !quiet, !json, !resultsGoElsewhere else { return }
            progress.interrupt {
                for file in report.files {
                    failedResult.note { () throws(FileError) in
                        try StandardStreams.result("\(file.path)  \(ByteCount.text(file.bytes))")
                    }
                }
            }
        case .failed(let failure, _):
            progress.interrupt { Console.error(failure.message) }
        }
    }

    /// The last words of a run: the JSON, the timings, or how many of many photos failed.
    /// - Throws: when a result could not be written.
    func finish(_ report: RunReport, isBatch: Bool) throws {
        progress.clear()
        if json { try JSONResult.write(report) }
        if verbose { showTimings(report) }
        if isBatch, !quiet { showSummary(report) }
        if let failure = failedResult.first { throw failure }
    }

    private func showTimings(_ report: RunReport) {
        for photo in report.photos {
            for line in photo.scene.map({ SceneSummary.points($0.record.calibration) }) ?? [] { say(line) }
            for stage in photo.stages { say("\(photo.input): \(stage.stage) \(Int(stage.milliseconds.rounded())) ms") }
            for export in photo.exports {
                say("\(photo.input): \(export.exporter) \(Int(export.milliseconds.rounded())) ms")
            }
        }
    }

    private func showSummary(_ report: RunReport) {
        let failed = report.photos.filter { $0.failure != nil || $0.exports.contains { $0.failure != nil } }
        let done = report.photos.count - failed.count
        say("\(done) of \(report.photos.count) photos done" + (failed.isEmpty ? "" : "; failed:"))
        for photo in failed { say("  \(photo.input)") }
    }

    private func say(_ line: String) {
        StandardStreams.note("\(line)\n")
    }
}

/// The first result that could not be written, found on any thread.
private final class FailedResult: @unchecked Sendable {
    private let lock = NSLock()
    private var failure: FileError?

    var first: FileError? { lock.withLock { failure } }

    func note(_ body: () throws(FileError) -> Void) {
        do throws(FileError) { try body() } catch { lock.withLock { failure = failure ?? error } }
    }
}
