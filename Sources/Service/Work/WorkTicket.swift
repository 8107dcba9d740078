import Foundation

/// One piece of work: whether it is still wanted.
final class WorkTicket: @unchecked Sendable {
    private let lock = NSLock()
    private var failure: (any Error)?
    private var action: (@Sendable (any Error) -> Void)?
    private let begun = ContinuousClock.now

    /// Ends the work; what has begun stops at the next ``check()``. The first reason stays.
    func end(_ reason: any Error) {
        let action: (@Sendable (any Error) -> Void)? = lock.withLock {
            guard failure == nil else { return nil }
            failure = reason
            defer { self.action = nil }
            return self.action
        }
        action?(reason)
    }

    /// Throws when the work is no longer wanted; called between its stages.
    func check() throws {
        if let failure = lock.withLock({ failure }) { throw failure }
    }

    var hasEnded: Bool { lock.withLock { failure != nil } }

    /// What to do when the work is ended before it is done; at once when it has been.
    func whenEnded(_ action: @escaping @Sendable (any Error) -> Void) {
        let failure = lock.withLock {
            if self.failure == nil { self.action = action }
            return self.failure
        }
        if let failure { action(failure) }
    }
}
