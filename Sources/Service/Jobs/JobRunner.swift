import Files
import Foundation
import ServiceLifecycle

/// Works on jobs, one after another on a worker of the pool, so that requests that wait for an answer find another.
final class JobRunner: Service, @unchecked Sendable {
    private let workshop: Workshop
    private let board: JobBoard
    private let lock = NSLock()
    /// The last that has been lined up; each waits for the one before.
    private var last: Task<Void, Never>?

    private static let secondsBetweenSweeps = 60

    init(_ workshop: Workshop) {
        self.workshop = workshop
        board = workshop.board
    }

    /// Takes up what an earlier process has left, and sweeps, until the service is told to stop; then waits for what runs.
    func run() async throws {
        for id in board.restore() { enqueue(id) }
        await cancelWhenGracefulShutdown { [board] in
            while !Task.isCancelled {
                board.sweep()
                try? await Task.sleep(for: .seconds(JobRunner.secondsBetweenSweeps))
            }
        }
        await drain()
    }

    func enqueue(_ id: String) {
        lock.withLock {
            let before = last
            last = Task {
                await before?.value
                await work(on: id)
            }
        }
    }

    /// Lets the job that runs finish within the time for that. Those that wait, and one that takes longer, are done after the
    /// next start.
    private func drain() async {
        workshop.state.drain()
        let tail = lock.withLock { last }
        guard let tail else { return }
        let seconds = workshop.settings.limits.drainSeconds
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await tail.value }
            group.addTask { try? await Task.sleep(for: .seconds(seconds)) }
            await group.next()
            board.abandon()
            group.cancelAll()
        }
    }

    private func work(on id: String) async {
        guard !workshop.state.isDraining, let record = board.begin(id) else { return }
        let workshop = workshop
        let board = board
        let work = Task {
            try board.store.clearOutput(of: id)
            let submission = record.submission(in: try board.store.folder(of: id))
            let output = board.store.output(of: id)
            return try await workshop.pool.run(seconds: workshop.settings.limits.jobWorkSeconds, mustWait: true) {
                ticket in
                try submission.translatingFaults {
                    let order = try ExportOrder(record.exporters, from: submission, rules: workshop.rules)
                    let result = try workshop.work.perform(
                        order, submission, into: output, goesOn: true, ticket: ticket
                    ) { board.note($0, of: id) }
                    try WorkAnswer.writeReport(result, in: output)
                    return result
                }
            }
        }
        board.setWork(work, of: id)
        end(id, with: await work.result)
        board.sweep()
    }

    private func end(_ id: String, with result: Result<WorkResult, any Error>) {
        switch result {
        case .success(let result):
            let failures = result.exports.compactMap { export in
                export.failure.map { "\(export.exporter): \($0)" }
            }
            let size = board.store.reportBytes(of: id)
            board.finish(id) { record in
                record.state = result.files.isEmpty ? .failed : .done
                record.files = result.files
                if let size {
                    record.files.append(.init(name: WorkAnswer.report, bytes: size, mediaType: "application/json"))
                }
                record.warnings = result.warnings + result.exports.flatMap(\.warnings)
                record.failures = failures
                board.store.removeUploads(of: record)
            }
        case .failure(is CancellationError):
            // Removed, or left for after the next start; either way there is nothing to tell.
            break
        case .failure(let error):
            let fault =
                error as? any Fault
                ?? ServiceFault("", "something went wrong in the service", status: .internalServerError)
            board.finish(id) { record in
                record.state = .failed
                record.problem = Problem(fault, requestId: id)
                board.store.removeUploads(of: record)
            }
        }
    }
}
