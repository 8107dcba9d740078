import Exporters
import Files
import Scene

/// Takes photos through decode, estimate and export.
///
/// While one photo is exported the next is estimated and the one after it decoded; the exports of one photo run side by
/// side. The network is compiled once. A photo or an export that fails is reported and does not stop the others.
public struct ExportRun: Sendable {
    private let inputs: [PhotoInput?]
    /// Every file that the run reads, so that no output replaces one.
    private let inputFiles: Set<FileIdentity>
    private let items: [ExportItem]
    private let plan: OutputPlan
    private let options: SceneOptions
    private let builder: SceneBuilder
    private let observer: @Sendable (RunEvent) -> Void

    /// - Parameters:
    ///   - inputs: empty when there is only a depth file.
    ///   - items: at least one, each with an output name of its own.
    public init(
        inputs: [PhotoInput], items: [ExportItem], plan: OutputPlan, options: SceneOptions,
        observer: @escaping @Sendable (RunEvent) -> Void
    ) throws {
        guard inputs.count <= 1 || options.depthFile.depth == nil else {
            throw ExportError("--depth", "belongs to one photo", mend: "give one photo at a time", exitStatus: .usage)
        }
        if case .folder = plan {
            var endings: Set<String> = []
            for item in items where !endings.insert(item.fileNameEnding).inserted {
                throw ExportError(
                    "--to", "has two items that write \(item.fileNameEnding)", mend: "run them one after the other",
                    exitStatus: .usage)
            }
        }
        self.inputs = inputs.isEmpty ? [nil] : inputs
        let files = [options.depthFile.depth, options.model.modelFile, options.calibration.savedFile]
        let paths = inputs.map(\.path) + files.compactMap { $0 }
        guard paths.count(where: { $0 == "-" }) <= 1 else {
            throw ExportError(
                "standard input", "is named twice", mend: "give one of the inputs a file", exitStatus: .usage)
        }
        inputFiles = Set(paths.compactMap { FileIdentity($0) })
        self.items = items
        self.plan = plan
        self.options = options
        self.observer = observer
        builder = try SceneBuilder(options: options)
    }

    /// Does everything.
    /// - Parameter failures: what was wrong with inputs before the run; they stand in the report as well.
    public func run(after failures: [FileError] = []) async -> RunReport {
        let estimation = Estimation(options: options.model)
        var report = RunReport()
        for error in failures {
            let failure = RunReport.Failure(error)
            observer(.failed(failure, input: error.subject))
            report.photos.append(.init(input: error.subject, failure: failure))
        }
        var exporting: Task<RunReport.PhotoReport, Never>?
        var reading = inputs.first.map { read($0, with: builder) }
        for (index, input) in inputs.enumerated() {
            guard let source = await reading?.value else { break }
            reading = index + 1 < inputs.count ? read(inputs[index + 1], with: builder) : nil
            let built = await estimate(source, with: builder, estimation)
            // One photo's exports at a time: more would only take memory.
            if let finished = await exporting?.value { report.photos.append(finished) }
            exporting = Task { await export(built, of: input) }
        }
        if let finished = await exporting?.value { report.photos.append(finished) }
        return report
    }

    private typealias Reading = (name: String, stages: [StageTiming], source: Result<SceneBuilder.Source, any Error>)
    private typealias Building = (report: RunReport.PhotoReport, scene: Scene?)

    private func read(_ input: PhotoInput?, with builder: SceneBuilder) -> Task<Reading, Never> {
        let name = input?.path ?? options.depthFile.depth ?? ""
        return Task {
            observer(.began(stage: "reading", input: name))
            var stages: [StageTiming] = []
            let source = StageTiming.measure("read", into: &stages) {
                Result { try builder.read(photoPath: input?.path) }
            }
            return (name, stages, source)
        }
    }

    private func estimate(_ reading: Reading, with builder: SceneBuilder, _ estimation: Estimation) async -> Building {
        var report = RunReport.PhotoReport(input: reading.name, stages: reading.stages)
        do {
            let source = try reading.source.get()
            observer(.began(stage: "estimating", input: source.name))
            let result = try builder.build(source, with: estimation)
            report.stages += result.stages
            report.scene = SceneFacts(result.scene)
            report.warnings = result.notices
            for notice in result.notices { observer(.warning(notice)) }
            return (report, result.scene)
        } catch {
            let failure = RunReport.Failure(error)
            report.failure = failure
            observer(.failed(failure, input: reading.name))
            return (report, nil)
        }
    }

    private func export(_ built: Building, of input: PhotoInput?) async -> RunReport.PhotoReport {
        var report = built.report
        guard let scene = built.scene else { return report }
        report.exports = await withTaskGroup(of: (Int, RunReport.ExportOutcome).self) { group in
            for (index, item) in items.enumerated() {
                group.addTask { (index, outcome(of: item, scene, input)) }
            }
            var outcomes: [(Int, RunReport.ExportOutcome)] = []
            for await outcome in group { outcomes.append(outcome) }
            return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
        }
        return report
    }

    private func outcome(of item: ExportItem, _ scene: Scene, _ input: PhotoInput?) -> RunReport.ExportOutcome {
        observer(.began(stage: "exporting \(item.name)", input: scene.name))
        let start = ContinuousClock.now
        var outcome = RunReport.ExportOutcome(exporter: item.name, milliseconds: 0)
        do {
            let named = input ?? PhotoInput(depthFile: options.depthFile.depth ?? "")
            let destination = try plan.destination(of: item, for: named, sparing: inputFiles)
            try plan.makeFolder(for: destination)
            let report = try item.export(scene, to: destination)
            for warning in report.warnings { observer(.warning("\(scene.name): \(item.name): \(warning)")) }
            observer(.exported(report, exporter: item.name, input: scene.name))
            outcome.report = report
        } catch {
            let failure = RunReport.Failure(error)
            outcome.failure = failure
            observer(.failed(failure, input: scene.name))
        }
        outcome.milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        return outcome
    }
}
