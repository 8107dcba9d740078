import Files
import Foundation

/// Whether the service can work: its network is loaded, and it is not about to end.
final class ServiceState: @unchecked Sendable {
    private let lock = NSLock()
    private var draining = false
    private var network: Result<Void, any Error>?

    var isDraining: Bool { lock.withLock { draining } }

    func drain() { lock.withLock { draining = true } }

    func setNetwork(_ result: Result<Void, any Error>) { lock.withLock { network = result } }

    /// Why the service is not ready; nil when it is.
    var obstacle: String? {
        lock.withLock {
            if draining { return "the service is stopping" }
            switch network {
            case nil: return "the network is being loaded"
            case .success: return nil
            case .failure(let error): return (error as? any Fault)?.description ?? "the network cannot be loaded"
            }
        }
    }
}
