import Exporters
import Files
import Foundation
import Pipeline
import Scene

/// Does what a request asks for, on a thread of the pool: read, estimate, refine, calibrate, export.
struct SceneWork: Sendable {
    let networks: Networks
    let cache: DepthCache
    let metrics: Metrics

    /// Where a piece of work is.
    struct Progress: Codable, Sendable, Equatable {
        /// As on the command's progress line: "reading", "estimating", "exporting ply".
        var stage: String
        /// Stages done of all, 0 to 1.
        var fraction: Double
    }

    /// - Parameters:
    ///   - folder: where the files go; it exists.
    ///   - goesOn: whether an export that fails leaves the others be, and is told in the result.
    func perform(
        _ order: ExportOrder, _ submission: Submission, into folder: String, goesOn: Bool, ticket: WorkTicket,
        progress: (Progress) -> Void
    ) throws -> WorkResult {
        var stages: [StageTiming] = []
        let count = Double(2 + order.items.count)
        progress(Progress(stage: "reading", fraction: 0))
        try PictureLimit.check(submission, pixels: order.scene.photo.maximumPixels)
        let builder = try SceneBuilder(options: order.scene)
        let source = try timed("read", &stages) { try read(submission, with: builder) }
        try ticket.check()
        progress(Progress(stage: "estimating", fraction: 1 / count))
        let (key, network) = networks.estimation(for: order.scene.model)
        let remembered = RememberedDepth(cache: cache, metrics: metrics, network: network, settings: key)
        let built = try builder.build(source, with: remembered)
        for stage in built.stages { metrics.observe(stage: stage) }
        var result = WorkResult(scene: SceneFacts(built.scene), stages: stages + built.stages)
        result.warnings = built.notices.map(submission.named)
        for (index, item) in order.items.enumerated() {
            try ticket.check()
            let name = item.export.name
            progress(Progress(stage: "exporting \(name)", fraction: (2 + Double(index)) / count))
            let path = (folder as NSString).appendingPathComponent(item.fileName)
            do {
                let report = try timed("export \(name)", &result.stages) {
                    try item.export.export(built.scene, to: Destination(target: .file(path), fileType: item.type))
                }
                result.add(report, of: name, naming: submission.named)
            } catch let fault as any Fault where goesOn {
                result.exports.append(.init(exporter: name, failure: submission.named(fault.description)))
            }
        }
        try ticket.check()
        return result
    }

    private func read(_ submission: Submission, with builder: SceneBuilder) throws -> SceneBuilder.Source {
        func file(_ field: String) throws -> InputFile? {
            try submission.files[field].map { InputFile(name: field, bytes: try InputFile(path: $0).bytes) }
        }
        return try builder.read(photo: try file(Submission.image), depth: try file(Submission.depth))
    }

    private func timed<Value>(_ stage: String, _ stages: inout [StageTiming], _ body: () throws -> Value) rethrows
        -> Value
    {
        let start = ContinuousClock.now
        let value = try body()
        let timing = StageTiming(stage: stage, milliseconds: (ContinuousClock.now - start) / .milliseconds(1))
        metrics.observe(stage: timing)
        stages.append(timing)
        return value
    }
}
