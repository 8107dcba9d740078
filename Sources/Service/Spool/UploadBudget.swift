import Foundation

/// The disk that uploads may take in all, however many come at a time.
final class UploadBudget: @unchecked Sendable {
    private let lock = NSLock()
    private let limit: Int
    private var taken = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// - Throws: ``ServiceFault/busy(retryAfter:)`` when there is no room.
    func take(_ bytes: Int) throws {
        try lock.withLock {
            guard taken + bytes <= limit else { throw ServiceFault.busy(retryAfter: 10).closing }
            taken += bytes
        }
    }

    func give(_ bytes: Int) { lock.withLock { taken -= bytes } }

    /// What one request has taken, given back when its holder is gone.
    final class Share: @unchecked Sendable {
        private let budget: UploadBudget
        private let lock = NSLock()
        private var bytes = 0

        init(_ budget: UploadBudget) { self.budget = budget }

        func take(_ more: Int) throws {
            try budget.take(more)
            lock.withLock { bytes += more }
        }

        deinit { budget.give(bytes) }
    }
}
