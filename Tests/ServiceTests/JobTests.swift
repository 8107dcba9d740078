import Files
import Foundation
import Testing

@testable import Service

@Suite struct JobTests {
    @Test(
        arguments: [
            (nil, ByteRange.whole), ("bytes=0-", .part(0..<10)), ("bytes=2-4", .part(2..<5)),
            ("bytes=2-99", .part(2..<10)),
            ("bytes=-3", .part(7..<10)), ("bytes=-99", .part(0..<10)), ("bytes=10-", .unsatisfiable),
            ("bytes=-0", .unsatisfiable), ("bytes=4-2", .whole), ("bytes=0-1,3-4", .whole), ("pages=1-2", .whole),
            ("bytes=a-b", .whole), ("bytes=-", .whole), ("bytes=99999999999999999999-", .whole),
            ("bytes=0-99999999999999999999", .whole), ("bytes=0-9223372036854775807", .part(0..<10)),
        ] as [(String?, ByteRange)]) func ranges(header: String?, range: ByteRange)
    {
        #expect(ByteRange(header, size: 10) == range)
    }

    @Test func anEmptyFileHasNoPart() {
        #expect(ByteRange("bytes=0-0", size: 0) == .unsatisfiable)
        #expect(ByteRange("bytes=-1", size: 0) == .unsatisfiable)
    }

    private func submission(in folder: WorkFolder) throws -> Submission {
        var submission = Submission(folder: folder)
        submission.files["depth"] = folder.file("upload-1")
        try Data("depth".utf8).write(to: URL(fileURLWithPath: folder.file("upload-1")))
        return submission
    }

    @Test func whatIsUnderWayBeginsAnew() throws {
        let folder = try WorkFolder(in: NSTemporaryDirectory())
        let store = try JobStore(in: folder.path)
        let board = JobBoard(store, limits: ServiceLimits())
        let first = try board.add(try submission(in: folder), exporters: ["npy"], client: "a")
        let second = try board.add(try submission(in: folder), exporters: ["ply"], client: "a")
        #expect(board.begin(first.id)?.state == .running)
        board.finish(second.id) { $0.state = .done }
        // Left by something else.
        try WorkFolder.make(folder.file("jobs/other"))
        let later = JobBoard(store, limits: ServiceLimits())
        #expect(later.restore() == [first.id])
        #expect(try later.status(of: first.id).state == .queued)
        #expect(try later.status(of: second.id).state == .done)
        #expect(!FileManager.default.fileExists(atPath: folder.file("jobs/other")))
        let record = try #require(later.begin(first.id))
        let path = try #require(record.submission(in: try store.folder(of: first.id)).files["depth"])
        #expect(try InputFile(path: path).bytes == Data("depth".utf8))
    }

    @Test func limitsAndAge() throws {
        let folder = try WorkFolder(in: NSTemporaryDirectory())
        var limits = ServiceLimits()
        limits.jobsPerClient = 1
        limits.jobs = 2
        limits.jobSeconds = -1
        let board = JobBoard(try JobStore(in: folder.path), limits: limits)
        let first = try board.add(try submission(in: folder), exporters: ["npy"], client: "a")
        #expect(throws: ServiceFault.self) {
            try board.add(try submission(in: folder), exporters: ["npy"], client: "a")
        }
        _ = try board.add(try submission(in: folder), exporters: ["npy"], client: "b")
        #expect(throws: ServiceFault.self) {
            try board.add(try submission(in: folder), exporters: ["npy"], client: "c")
        }
        board.sweep()
        #expect(try board.status(of: first.id).state == .queued)
        board.finish(first.id) { $0.state = .done }
        board.sweep()
        #expect(throws: ServiceFault.self) { try board.status(of: first.id) }
        #expect(!FileManager.default.fileExists(atPath: folder.file("jobs/\(first.id)")))
    }

    @Test func theOldestGoFirst() throws {
        let folder = try WorkFolder(in: NSTemporaryDirectory())
        var limits = ServiceLimits()
        limits.spoolBytes = 1
        let board = JobBoard(try JobStore(in: folder.path), limits: limits)
        let first = try board.add(try submission(in: folder), exporters: ["npy"], client: "a")
        let second = try board.add(try submission(in: folder), exporters: ["npy"], client: "a")
        for id in [first.id, second.id] { board.finish(id) { $0.state = .done } }
        board.sweep()
        #expect(throws: ServiceFault.self) { try board.status(of: first.id) }
        #expect(try board.status(of: second.id).state == .done)
    }

    @Test func watchersHearTheEnd() async throws {
        let folder = try WorkFolder(in: NSTemporaryDirectory())
        let board = JobBoard(try JobStore(in: folder.path), limits: ServiceLimits())
        let job = try board.add(try submission(in: folder), exporters: ["npy"], client: "a")
        let states = try board.watch(job.id)
        _ = board.begin(job.id)
        board.note(.init(stage: "exporting npy", fraction: 0.5), of: job.id)
        try board.remove(job.id)
        var heard: [String] = []
        for await status in states { heard.append("\(status.state) \(status.stage ?? "-") \(status.progress)") }
        #expect(heard == ["queued - 0.0", "running - 0.0", "running exporting npy 0.5", "cancelled - 1.0"])
    }
}
