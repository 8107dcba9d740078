/// A job in memory. Guarded by its board's lock.
final class Job {
    var record: JobRecord
    var progress: SceneWork.Progress?
    /// What it takes on disk, known when it is final.
    var bytes = 0
    /// The work while it runs.
    var work: Task<WorkResult, any Error>?
    private var watchers: [AsyncStream<JobStatus>.Continuation] = []

    init(_ record: JobRecord) {
        self.record = record
    }

    func add(_ watcher: AsyncStream<JobStatus>.Continuation) {
        watchers.append(watcher)
    }

    /// Tells whoever still watches; a final state is the last that they hear.
    func tell(_ status: JobStatus) {
        watchers.removeAll { watcher in
            if case .terminated = watcher.yield(status) { true } else { false }
        }
        if status.state.isFinal { dismiss() }
    }

    /// Lets go of whoever watches.
    func dismiss() {
        for watcher in watchers { watcher.finish() }
        watchers = []
    }
}
