import Foundation

/// Threads for the work that takes the processor, so that the tasks that answer requests never wait for it, and a bounded
/// queue before them.
final class WorkPool: @unchecked Sendable {
    private let workers: Int
    private let capacity: Int
    private let condition = NSCondition()
    private var waiting: [(ticket: WorkTicket, body: @Sendable () -> Void)] = []
    private var busy = 0
    private var hasStopped = false

    /// Codecs and the argument parser want more than the 512 KiB that threads get otherwise.
    private static let stackSize = 8 << 20

    /// - Parameters:
    ///   - workers: pieces of work at a time; each may use all cores.
    ///   - capacity: pieces that may wait beyond those.
    init(workers: Int, capacity: Int) {
        self.workers = max(1, workers)
        self.capacity = max(0, capacity)
        for index in 0..<self.workers {
            let thread = Thread { [weak self] in while let self, let body = self.next() { self.run(body) } }
            thread.stackSize = WorkPool.stackSize
            thread.name = "work-\(index)"
            thread.start()
        }
    }

    /// How many wait and how many are worked on.
    var load: (waiting: Int, busy: Int) {
        condition.withLock { (waiting.count, busy) }
    }

    /// Whether a request would be refused now.
    var isFull: Bool { condition.withLock { isFullNow } }

    /// Lets the threads end when they have nothing to do.
    func stop() {
        condition.withLock {
            hasStopped = true
            condition.broadcast()
        }
    }

    /// Works on something. A cancelled task ends its wait at once, and its work at the next check.
    /// - Parameters:
    ///   - seconds: how long it may take with the wait.
    ///   - mustWait: whether it waits even when the queue is full; for what has a queue of its own.
    /// - Throws: ``ServiceFault/busy(retryAfter:)`` at once when the queue is full; what `body` throws.
    func run<Value: Sendable>(
        seconds: Int, mustWait: Bool = false, _ body: @escaping @Sendable (WorkTicket) throws -> Value
    ) async throws -> Value {
        let ticket = WorkTicket()
        let timer = DispatchWorkItem { ticket.end(ServiceFault.tooLong(seconds: seconds)) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: timer)
        defer { timer.cancel() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let answer = SingleAnswer(continuation)
                ticket.whenEnded { answer.give(.failure($0)) }
                let isAccepted = submit(ticket, mustWait: mustWait) {
                    answer.give(
                        Result {
                            try ticket.check()
                            return try body(ticket)
                        })
                }
                if !isAccepted { answer.give(.failure(ServiceFault.busy(retryAfter: 2))) }
            }
        } onCancel: {
            ticket.end(CancellationError())
        }
    }

    private var isFullNow: Bool { busy + waiting.count >= workers + capacity }

    private func submit(_ ticket: WorkTicket, mustWait: Bool, _ body: @escaping @Sendable () -> Void) -> Bool {
        condition.withLock {
            waiting.removeAll { $0.ticket.hasEnded }
            guard mustWait || !isFullNow, !hasStopped else { return false }
            waiting.append((ticket, body))
            condition.signal()
            return true
        }
    }

    private func next() -> (@Sendable () -> Void)? {
        condition.withLock {
            while waiting.isEmpty {
                if hasStopped { return nil }
                condition.wait()
            }
            busy += 1
            return waiting.removeFirst().body
        }
    }

    private func run(_ body: @Sendable () -> Void) {
        #if canImport(ObjectiveC)
            autoreleasepool { body() }
        #else
            body()
        #endif
        condition.withLock { busy -= 1 }
    }
}

/// A continuation that several may want to resume; the first does.
private final class SingleAnswer<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var continuation: CheckedContinuation<Value, any Error>?

    init(_ continuation: CheckedContinuation<Value, any Error>) { self.continuation = continuation }

    func give(_ result: Result<Value, any Error>) {
        let continuation = lock.withLock {
            defer { self.continuation = nil }
            return self.continuation
        }
        continuation?.resume(with: result)
    }
}
