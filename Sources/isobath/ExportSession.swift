import ArgumentParser
import Exporters
import Foundation
import Pipeline

/// What `export` and the exporters' own commands share: inputs, run, and what is said about it.
struct ExportSession {
    let photos: [String]
    let items: [ExportItem]
    let scene: SceneOptions
    let output: OutputOptions
    /// Whether `-o` names a folder even for a single output.
    let wantsFolder: Bool

    func run() async throws {
        guard !photos.isEmpty || scene.depthFile.depth != nil else {
            throw ExportError("", "no photo is named", mend: "name one, or give --depth FILE", exitStatus: .usage)
        }
        let (inputs, failures) = PhotoInput.expand(photos)
        if inputs.isEmpty, let failure = failures.first { throw failure }
        // A folder with one photo is still a folder.
        let isMany = wantsFolder || inputs.count > 1 || photos != inputs.map(\.path)
        let plan = try OutputPlan(argument: output.output, isMany: isMany, items: items)
        let console = Console(output)
        let run = try ExportRun(inputs: inputs, items: items, plan: plan, options: scene) { console.show($0) }
        let report = await run.run(after: failures)
        try console.finish(report, isBatch: report.photos.count > 1)
        if report.exitStatus != 0 { throw ExitCode(report.exitStatus) }
    }
}
