import Files
import Foundation

/// All jobs: those that wait, the one that runs, and those whose results are kept.
final class JobBoard: @unchecked Sendable {
    let store: JobStore
    let limits: ServiceLimits
    private let lock = NSLock()
    private var jobs: [String: Job] = [:]

    init(_ store: JobStore, limits: ServiceLimits) {
        self.store = store
        self.limits = limits
    }

    /// Takes a job on.
    /// - Throws: ``ServiceFault`` when there are too many, or no room is left for results.
    func add(_ submission: Submission, exporters: [String], client: String) throws -> JobStatus {
        let record = JobRecord(id: UnguessableName.make(), client: client, exporters: exporters, submission: submission)
        try lock.withLock {
            try checkRoom(for: client)
            jobs[record.id] = Job(record)
        }
        do {
            try store.adopt(submission, as: record)
        } catch {
            lock.withLock { jobs[record.id] = nil }
            store.remove(record.id)
            throw error
        }
        return JobStatus(record, progress: nil, keptSeconds: limits.jobSeconds)
    }

    private func checkRoom(for client: String) throws {
        let open = jobs.values.filter { !$0.record.state.isFinal }
        if open.count >= limits.jobs { throw ServiceFault.busy(retryAfter: 30) }
        if open.count(where: { $0.record.client == client }) >= limits.jobsPerClient {
            var fault = ServiceFault(
                "", "\(limits.jobsPerClient) jobs of yours wait or run already", mend: "wait for one of them",
                status: .tooManyRequests, exitStatus: .unavailable)
            fault.retryAfter = 30
            throw fault
        }
        guard jobs.values.reduce(0, { $0 + $1.bytes }) <= limits.spoolBytes else {
            throw ServiceFault.busy(retryAfter: 60)
        }
    }

    func status(of id: String) throws -> JobStatus {
        try lock.withLock { status(of: try job(id)) }
    }

    /// A finished job's file.
    func file(_ name: String, of id: String) throws -> WorkResult.File {
        try lock.withLock {
            guard let file = try job(id).record.files.first(where: { $0.name == name }) else {
                throw ServiceFault.notFound(name, "the job has no such file", mend: "see /v1/jobs/\(id)")
            }
            return file
        }
    }

    /// Ends a job and forgets it with all its files.
    func remove(_ id: String) throws {
        let work = try lock.withLock {
            let job = try job(id)
            job.record.state = job.record.state.isFinal ? job.record.state : .cancelled
            job.tell(status(of: job))
            jobs[id] = nil
            return job.work
        }
        work?.cancel()
        store.remove(id)
    }

    /// The states of a job from now on, until it is final.
    func watch(_ id: String) throws -> AsyncStream<JobStatus> {
        try lock.withLock {
            let job = try job(id)
            let (stream, continuation) = AsyncStream.makeStream(
                of: JobStatus.self, bufferingPolicy: .bufferingNewest(16))
            continuation.yield(status(of: job))
            guard !job.record.state.isFinal else {
                continuation.finish()
                return stream
            }
            job.add(continuation)
            return stream
        }
    }

    /// Lets go of everyone who watches, so that nobody is waited for when the service stops.
    func dismissWatchers() {
        lock.withLock {
            for job in jobs.values { job.dismiss() }
        }
    }

    /// How many jobs there are of each state, and what they take on disk.
    var summary: (states: [JobRecord.State: Int], bytes: Int) {
        lock.withLock {
            (
                jobs.values.reduce(into: [:]) { $0[$1.record.state, default: 0] += 1 },
                jobs.values.reduce(0) { $0 + $1.bytes }
            )
        }
    }

    private func job(_ id: String) throws -> Job {
        guard UnguessableName.isOne(id), let job = jobs[id] else {
            throw ServiceFault.notFound("", "there is no such job, or no longer")
        }
        return job
    }

    private func status(of job: Job) -> JobStatus {
        JobStatus(job.record, progress: job.progress, keptSeconds: limits.jobSeconds)
    }
}

// What whoever runs the jobs says of them.
extension JobBoard {
    /// Takes up what lies on disk.
    /// - Returns: the jobs that are still to be done, the oldest first.
    func restore() -> [String] {
        let records = store.load()
        for var record in records {
            // What was under way begins anew: nothing of it counts before it is whole.
            if record.state == .running { record.state = .queued }
            let job = Job(record)
            if record.state.isFinal { job.bytes = store.bytes(of: record.id) }
            lock.withLock { jobs[record.id] = job }
        }
        return records.filter { !$0.state.isFinal }.map(\.id)
    }

    /// The record of a job that begins; nil when it is no longer wanted.
    func begin(_ id: String) -> JobRecord? {
        change(id) { $0.record.state = .running }
    }

    func setWork(_ work: Task<WorkResult, any Error>, of id: String) {
        // Removed in between: then nobody else ends it.
        if lock.withLock({
            jobs[id]?.work = work
            return jobs[id] == nil
        }) {
            work.cancel()
        }
    }

    func note(_ progress: SceneWork.Progress, of id: String) {
        change(id, isSaved: false) { $0.progress = progress }
    }

    /// Ends the work that runs without ending its job, which is done anew after the next start.
    func abandon() {
        for work in lock.withLock({ jobs.values.compactMap(\.work) }) { work.cancel() }
    }

    /// Ends a job; its files can be had from now on.
    func finish(_ id: String, _ edit: (inout JobRecord) -> Void) {
        let bytes = store.bytes(of: id)
        change(id) { job in
            job.record.finished = Date().timeIntervalSince1970
            job.work = nil
            job.bytes = bytes
            edit(&job.record)
        }
    }

    /// Removes results that are too old, and the oldest when there are too many.
    func sweep() {
        let now = Date().timeIntervalSince1970
        let expired = lock.withLock {
            var kept = jobs.values.filter { $0.record.finished != nil }
                .sorted { ($0.record.finished ?? 0) < ($1.record.finished ?? 0) }
            var bytes = kept.reduce(0) { $0 + $1.bytes }
            var expired: [String] = []
            // The newest stays however large it is: its client has not seen it yet.
            while let oldest = kept.first,
                now - (oldest.record.finished ?? now) > Double(limits.jobSeconds)
                    || (bytes > limits.spoolBytes && kept.count > 1)
            {
                expired.append(oldest.record.id)
                bytes -= oldest.bytes
                kept.removeFirst()
            }
            for id in expired { jobs[id] = nil }
            return expired
        }
        for id in expired { store.remove(id) }
    }

    @discardableResult
    private func change(_ id: String, isSaved: Bool = true, _ edit: (Job) -> Void) -> JobRecord? {
        lock.withLock {
            guard let job = jobs[id] else { return nil }
            edit(job)
            // A record that cannot be saved is still right in memory; after a restart its work is done anew.
            if isSaved { try? store.save(job.record) }
            job.tell(status(of: job))
            return job.record
        }
    }
}
