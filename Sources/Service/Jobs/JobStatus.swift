import Foundation

/// A job as a client sees it.
struct JobStatus: Encodable, Sendable {
    let id: String
    let state: JobRecord.State
    /// As on the command's progress line; missing before and after the work.
    let stage: String?
    /// 0 to 1.
    let progress: Double
    let exporters: [String]
    /// ISO 8601, as are the others.
    let created: String
    let finished: String?
    /// When its files go.
    let expires: String?
    let files: [File]
    let warnings: [String]
    let failures: [String]
    let problem: Problem?
    let links: Links

    struct File: Encodable, Sendable {
        let name: String
        let bytes: Int
        let mediaType: String
        let href: String
    }

    struct Links: Encodable, Sendable {
        let `self`: String
        let events: String
    }

    init(_ record: JobRecord, progress: SceneWork.Progress?, keptSeconds: Int) {
        let address = "/v1/jobs/\(record.id)"
        id = record.id
        state = record.state
        stage = record.state == .running ? progress?.stage : nil
        self.progress = record.state.isFinal ? 1 : progress?.fraction ?? 0
        exporters = record.exporters
        created = JobStatus.text(record.created)
        finished = record.finished.map(JobStatus.text)
        expires = record.finished.map { JobStatus.text($0 + Double(keptSeconds)) }
        files = record.files.map {
            File(name: $0.name, bytes: $0.bytes, mediaType: $0.mediaType, href: "\(address)/files/\($0.name)")
        }
        warnings = record.warnings
        failures = record.failures
        problem = record.problem
        links = Links(self: address, events: "\(address)/events")
    }

    private static func text(_ seconds: Double) -> String {
        Date(timeIntervalSince1970: seconds).formatted(.iso8601)
    }
}
