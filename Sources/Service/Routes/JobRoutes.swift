import Foundation
import HTTPTypes
import Hummingbird

/// Work whose results are fetched later.
struct JobRoutes {
    let workshop: Workshop
    let runner: JobRunner

    func add(to routes: inout RouteTable) {
        routes.on(.post, "/v1/jobs") { try await accept($0, $1) }
        routes.on(.get, "/v1/jobs/:job") { [board = workshop.board] _, context in
            try JSONAnswer.response(try board.status(of: id(context)))
        }
        routes.on(.delete, "/v1/jobs/:job") { [board = workshop.board] _, context in
            try board.remove(id(context))
            return Response(status: .noContent)
        }
        routes.on(.get, "/v1/jobs/:job/events", hasHead: false) { [board = workshop.board] _, context in
            JobEvents.response(try board.watch(id(context)))
        }
        routes.on(.get, "/v1/jobs/:job/files/:file") { request, context in try file(request, context) }
    }

    private func accept(_ request: Request, _ context: ServiceContext) async throws -> Response {
        guard !workshop.state.isDraining else { throw ServiceFault.draining.closing }
        let workshop = workshop
        let client = context.clientAddress
        let status = try await context.whileConnected {
            let folder = try workshop.folder()
            let reader = SubmissionReader(limits: workshop.settings.limits, fileFields: ExporterSchema.fileFields)
            var submission = try await reader.read(request, into: folder)
            submission.isForSeveral = true
            let names = try ExportOrder.names(in: submission)
            // What is wrong with the request is said now; what is wrong with the photo, by the job.
            _ = try submission.translatingFaults {
                try ExportOrder(names, from: submission, rules: workshop.rules)
            }
            return try workshop.board.add(submission, exporters: names, client: client)
        }
        runner.enqueue(status.id)
        return try JSONAnswer.response(status, status: .accepted, headers: [.location: status.links.`self`])
    }

    private func file(_ request: Request, _ context: ServiceContext) throws -> Response {
        let id = id(context)
        let file = try workshop.board.file(context.parameters.get("file") ?? "", of: id)
        let path = (workshop.board.store.output(of: id) as NSString).appendingPathComponent(file.name)
        var headers = HTTPFields()
        headers[.contentType] = file.mediaType
        headers[.contentDisposition] = "attachment; filename=\"\(file.name)\""
        headers[.acceptRanges] = "bytes"
        // A job's files never change.
        let tag = "\"\(id)-\(file.bytes)\""
        headers[.eTag] = tag
        headers[.cacheControl] = "private, max-age=3600"
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        let isSame = request.headers[.ifRange].map { $0 == tag } ?? true
        let range: Range<Int>
        // Ranges are for GET alone (RFC 9110, section 14.2).
        let asked = request.method == .get && isSame ? request.headers[.range] : nil
        switch ByteRange(asked, size: file.bytes) {
        case .whole: range = 0..<file.bytes
        case .part(let part):
            range = part
            headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.bytes)"
        case .unsatisfiable:
            var response = Problem(
                ServiceFault(
                    "Range", "lies behind the file's end", mend: "ask for less than \(file.bytes) bytes",
                    status: .rangeNotSatisfiable), requestId: context.requestId
            ).response()
            response.headers[.contentRange] = "bytes */\(file.bytes)"
            return response
        }
        let body = ResponseBody(contentLength: range.count) { writer in
            try await FileChunks.write(path, range: range, to: &writer)
            try await writer.finish(nil)
        }
        return Response(status: headers[.contentRange] == nil ? .ok : .partialContent, headers: headers, body: body)
    }
}

private func id(_ context: ServiceContext) -> String { context.parameters.get("job") ?? "" }
