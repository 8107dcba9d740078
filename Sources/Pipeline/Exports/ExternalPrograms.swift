import Foundation

/// The plug-ins that are running, so that an interrupted run can end them.
public enum ExternalPrograms {
    private static let lock = NSLock()
    nonisolated(unsafe) private static var running: [Process] = []

    /// Starts a program that can be interrupted like one from a shell.
    static func start(_ process: Process) throws {
        // The threads of a pool block all signals, and a program inherits what its parent's thread blocks.
        var none = sigset_t()
        var blocked = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &blocked)
        defer { pthread_sigmask(SIG_SETMASK, &blocked, nil) }
        try lock.withLock {
            try process.run()
            running.append(process)
        }
    }

    static func remove(_ process: Process) {
        lock.withLock { running.removeAll { $0 === process } }
    }

    /// Ends every one of them; for the moment before the process ends early.
    public static func terminateAll() {
        lock.withLock { for process in running { process.terminate() } }
    }
}
