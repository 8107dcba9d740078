import Foundation
import Testing

@testable import Service

@Suite struct WorkPoolTests {
    @Test func whatIsTooMuchIsRefusedAtOnce() async throws {
        let pool = WorkPool(workers: 1, capacity: 1)
        defer { pool.stop() }
        let gate = DispatchSemaphore(value: 0)
        let first = Task {
            try await pool.run(seconds: 60) { _ in
                gate.wait(); return 1
            }
        }
        while pool.load.busy == 0 { await Task.yield() }
        let second = Task { try await pool.run(seconds: 60) { _ in 2 } }
        while pool.load.waiting == 0 { await Task.yield() }
        #expect(pool.isFull)
        await #expect(throws: ServiceFault.self) { try await pool.run(seconds: 60) { _ in 3 } }
        // What has a queue of its own waits all the same.
        let third = Task { try await pool.run(seconds: 60, mustWait: true) { _ in 4 } }
        while pool.load.waiting < 2 { await Task.yield() }
        gate.signal()
        #expect(try await first.value == 1)
        #expect(try await second.value == 2)
        #expect(try await third.value == 4)
    }

    @Test func cancellingStopsBetweenStages() async throws {
        let pool = WorkPool(workers: 1, capacity: 4)
        defer { pool.stop() }
        let gate = DispatchSemaphore(value: 0)
        let began = DispatchSemaphore(value: 0)
        let stopped = DispatchSemaphore(value: 0)
        let task = Task {
            try await pool.run(seconds: 60) { ticket in
                began.signal()
                gate.wait()
                do { try ticket.check() } catch {
                    stopped.signal()
                    throw error
                }
            }
        }
        while pool.load.busy == 0 { await Task.yield() }
        task.cancel()
        // The answer does not wait for the stage that is under way.
        await #expect(throws: CancellationError.self) { try await task.value }
        gate.signal()
        #expect(stopped.wait(timeout: .now() + 60) == .success)
    }

    @Test func workHasATimeLimit() async throws {
        let pool = WorkPool(workers: 1, capacity: 4)
        defer { pool.stop() }
        let gate = DispatchSemaphore(value: 0)
        await #expect(throws: ServiceFault.self) { try await pool.run(seconds: 0) { _ in gate.wait() } }
        gate.signal()
    }
}
