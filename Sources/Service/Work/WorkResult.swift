import Exporters
import Foundation
import Pipeline
import Scene

/// What came of a request, as `--json` tells it on the command line.
struct WorkResult: Encodable, Sendable {
    var scene: SceneFacts
    var stages: [StageTiming]
    var exports: [Export] = []
    var warnings: [String] = []

    struct Export: Encodable, Sendable {
        let exporter: String
        var files: [File] = []
        var facts: [String: ExportReport.Fact] = [:]
        var warnings: [String] = []
        /// `subject: cause; mend`, when nothing came of it.
        var failure: String?
    }

    /// A file by its name, without its folder.
    struct File: Codable, Sendable, Equatable {
        let name: String
        let bytes: Int
        let mediaType: String
    }

    var files: [File] { exports.flatMap(\.files) }

    mutating func add(_ report: ExportReport, of exporter: String, naming: (String) -> String) {
        exports.append(
            Export(
                exporter: exporter,
                files: report.files.map {
                    File(name: ($0.path as NSString).lastPathComponent, bytes: $0.bytes, mediaType: $0.mediaType)
                },
                facts: report.facts, warnings: report.warnings.map(naming)))
    }
}
