import Files
import Foundation
import Hummingbird

/// Exports that are answered at once.
struct ExportRoutes {
    let workshop: Workshop

    func add(to routes: inout RouteTable) {
        routes.on(.post, "/depth") { request, context in
            try await answer(request, context) { _ in ["heatmap"] }
        }
        routes.on(.post, "/v1/export/:exporter") { request, context in
            let name = context.parameters.get("exporter") ?? ""
            guard ExporterSchema.named(name) != nil else { throw ExportOrder.unknownExporter(name).closing }
            return try await answer(request, context) { _ in [name] }
        }
        routes.on(.post, "/v1/export") { request, context in
            try await answer(request, context, isForSeveral: true) { try ExportOrder.names(in: $0) }
        }
    }

    private func answer(
        _ request: Request, _ context: ServiceContext, isForSeveral: Bool = false,
        _ names: @escaping @Sendable (Submission) throws -> [String]
    ) async throws -> Response {
        try workshop.checkCapacity()
        let workshop = workshop
        return try await context.whileConnected {
            let folder = try workshop.folder()
            let reader = SubmissionReader(limits: workshop.settings.limits, fileFields: ExporterSchema.fileFields)
            var read = try await reader.read(request, into: folder)
            read.isForSeveral = isForSeveral
            let submission = read
            let output = folder.file("output")
            try WorkFolder.make(output)
            let seconds = workshop.settings.limits.workSeconds
            let result = try await workshop.pool.run(seconds: seconds) { ticket in
                try submission.translatingFaults {
                    let order = try ExportOrder(
                        try names(submission), from: submission, rules: workshop.rules)
                    return try workshop.work.perform(
                        order, submission, into: output, goesOn: false, ticket: ticket
                    ) { _ in }
                }
            }
            return try WorkAnswer.response(result, in: output, holding: folder, isForSeveral: isForSeveral)
        }
    }
}

extension ExporterSchema {
    /// The names of all fields that may be files.
    static let fileFields: Set<String> = Set(
        [Submission.image]
            + (sceneOptions + all.flatMap(\.options)).filter { $0.type == .file }.map(\.name))
}
