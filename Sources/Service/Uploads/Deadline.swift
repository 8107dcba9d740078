/// Time limits of waiting.
enum Deadline {
    /// Runs `body`, which is cancelled when it takes longer.
    /// - Parameter otherwise: the error for that.
    static func within<Value: Sendable>(
        seconds: Int, _ body: @escaping @Sendable () async throws -> Value,
        otherwise: @escaping @Sendable () -> any Error
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let value = first else { throw otherwise() }
            return value
        }
    }
}
