import Foundation

/// A job as it lies on disk: what was asked for, and what has become of it.
struct JobRecord: Codable, Sendable {
    let id: String
    /// The address that sent it.
    let client: String
    let exporters: [String]
    let fields: [Submission.Field]
    /// Names of uploads in the job's folder, by field.
    let uploads: [String: String]
    /// Seconds since 1970, as are the others.
    let created: Double
    var state = State.queued
    var finished: Double?
    /// What it made, when it is done.
    var files: [WorkResult.File] = []
    var warnings: [String] = []
    /// Exports that came to nothing while others succeeded: `exporter: subject: cause; mend`.
    var failures: [String] = []
    /// Why nothing came of it.
    var problem: Problem?

    enum State: String, Codable, Sendable, CaseIterable {
        case queued, running, done, failed, cancelled

        var isFinal: Bool { self != .queued && self != .running }
    }

    init(id: String, client: String, exporters: [String], submission: Submission) {
        self.id = id
        self.client = client
        self.exporters = exporters
        fields = submission.fields
        uploads = submission.files.mapValues { ($0 as NSString).lastPathComponent }
        created = Date().timeIntervalSince1970
    }

    /// What was sent, where it lies now.
    func submission(in folder: WorkFolder) -> Submission {
        var submission = Submission(folder: folder)
        submission.fields = fields
        submission.files = uploads.mapValues { folder.file($0) }
        submission.isForSeveral = true
        return submission
    }
}
