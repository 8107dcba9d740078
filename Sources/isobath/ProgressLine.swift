import Foundation

/// One line at the bottom of the terminal that says what is going on; nothing when standard error is no terminal.
final class ProgressLine: Sendable {
    private let isShown: Bool
    private let lock = NSLock()

    init(isShown: Bool) {
        self.isShown = isShown && isatty(STDERR_FILENO) == 1
    }

    func set(_ text: String) {
        guard isShown else { return }
        lock.withLock { ProgressLine.write("\r\u{1B}[K\(text.prefix(100))") }
    }

    func clear() {
        guard isShown else { return }
        lock.withLock { ProgressLine.write("\r\u{1B}[K") }
    }

    /// Prints something else without mixing it with the line.
    func interrupt(_ body: () -> Void) {
        lock.withLock {
            if isShown { ProgressLine.write("\r\u{1B}[K") }
            body()
        }
    }

    private static func write(_ text: String) {
        StandardStreams.note(text)
    }
}
