import Files
import Foundation

/// Jobs on disk: a folder each, with the record, the uploads, and what was made.
struct JobStore: Sendable {
    private let path: String

    private static let recordName = "job.json"

    /// - Throws: when the folder cannot be made.
    init(in spool: String) throws {
        path = (spool as NSString).appendingPathComponent("jobs")
        try WorkFolder.make(path)
    }

    /// A job's folder.
    /// - Parameter id: one of ours, see ``UnguessableName/isOne(_:)``.
    func folder(of id: String) throws(FileError) -> WorkFolder { try WorkFolder(keeping: place(of: id)) }

    /// Where the results lie.
    func output(of id: String) -> String { (place(of: id) as NSString).appendingPathComponent("output") }

    private func place(of id: String) -> String { (path as NSString).appendingPathComponent(id) }

    /// Takes over the files of a request.
    func adopt(_ submission: Submission, as record: JobRecord) throws {
        let folder = try folder(of: record.id)
        for (field, name) in record.uploads {
            guard let upload = submission.files[field] else { continue }
            try FileManager.default.moveItem(atPath: upload, toPath: folder.file(name))
        }
        try save(record)
    }

    /// Writes the record, whole or not at all.
    func save(_ record: JobRecord) throws {
        let name = (place(of: record.id) as NSString).appendingPathComponent(JobStore.recordName)
        let file = try OutputFile(.file(name))
        try file.write(try JSONEncoder().encode(record))
        try file.commit()
    }

    /// The size of a job's report; nil when it has none.
    func reportBytes(of id: String) -> Int? {
        let path = (output(of: id) as NSString).appendingPathComponent(WorkAnswer.report)
        return ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber)?.intValue
    }

    /// Makes an empty folder for results, without what an attempt before may have left.
    func clearOutput(of id: String) throws {
        try? FileManager.default.removeItem(atPath: output(of: id))
        try WorkFolder.make(output(of: id))
    }

    /// Removes what was sent when it is no longer needed.
    func removeUploads(of record: JobRecord) {
        for name in record.uploads.values {
            try? FileManager.default.removeItem(atPath: (place(of: record.id) as NSString).appendingPathComponent(name))
        }
    }

    func remove(_ id: String) { try? FileManager.default.removeItem(atPath: place(of: id)) }

    /// The records of all jobs, the oldest first. What is no job's folder is removed.
    func load() -> [JobRecord] {
        var records: [JobRecord] = []
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
            let file = (place(of: name) as NSString).appendingPathComponent(JobStore.recordName)
            guard UnguessableName.isOne(name), let data = FileManager.default.contents(atPath: file),
                let record = try? JSONDecoder().decode(JobRecord.self, from: data), record.id == name
            else {
                remove(name)
                continue
            }
            records.append(record)
        }
        return records.sorted { $0.created < $1.created }
    }

    /// What a job takes on disk.
    func bytes(of id: String) -> Int {
        guard let names = FileManager.default.enumerator(atPath: place(of: id)) else { return 0 }
        var bytes = 0
        while names.nextObject() != nil {
            bytes += (names.fileAttributes?[.size] as? NSNumber)?.intValue ?? 0
        }
        return bytes
    }
}
