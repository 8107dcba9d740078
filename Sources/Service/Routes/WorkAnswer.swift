import Files
import Foundation
import HTTPTypes
import Hummingbird
import Pipeline

/// What came of a request as an answer: the file itself, or several as a ZIP.
enum WorkAnswer {
    /// - Parameters:
    ///   - folder: where the files lie.
    ///   - holder: goes when all has been sent, and the files with it.
    static func response(
        _ result: WorkResult, in folder: String, holding holder: WorkFolder, isForSeveral: Bool
    ) throws -> Response {
        var headers = HTTPFields()
        headers[.serverTiming] = timing(of: result.stages)
        let warnings = result.warnings + result.exports.flatMap(\.warnings)
        if !warnings.isEmpty { headers[.warnings] = warnings.map(percentEncoded).joined(separator: ", ") }
        if !isForSeveral, let file = result.files.first, result.files.count == 1 {
            headers[.contentType] = file.mediaType
            headers[.contentDisposition] = "inline; filename=\"\(file.name)\""
            let path = (folder as NSString).appendingPathComponent(file.name)
            let body = ResponseBody(contentLength: file.bytes) { writer in
                try await FileChunks.write(path, range: 0..<file.bytes, to: &writer)
                try await writer.finish(nil)
                withExtendedLifetime(holder) {}
            }
            return Response(status: .ok, headers: headers, body: body)
        }
        try writeReport(result, in: folder)
        let archive = ZIPArchive(
            try (result.files.map(\.name) + [report]).map {
                try ZIPArchive.Entry(name: $0, path: (folder as NSString).appendingPathComponent($0))
            })
        headers[.contentType] = "application/zip"
        headers[.contentDisposition] = "attachment; filename=\"photo.zip\""
        let body = ResponseBody(contentLength: archive.length) { writer in
            try await archive.write(to: &writer)
            try await writer.finish(nil)
            withExtendedLifetime(holder) {}
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    /// The name of the file that says what was done, as `--json` does on the command line.
    static let report = "report.json"

    static func writeReport(_ result: WorkResult, in folder: String) throws {
        let file = try OutputFile(.file((folder as NSString).appendingPathComponent(report)))
        try file.write(try JSONAnswer.bytes(of: result))
        try file.commit()
    }

    /// As the Server Timing specification has it, milliseconds by token.
    private static func timing(of stages: [StageTiming]) -> String {
        stages.map { stage in
            let name = String(stage.stage.map { $0 == " " ? "-" : $0 })
            return "\(name);dur=\(Double(Int(stage.milliseconds * 100)) / 100)"
        }.joined(separator: ", ")
    }

    /// Texts with signs beyond ASCII, fit for a header.
    private static func percentEncoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: " -._:;()=/'")))
            ?? ""
    }
}
