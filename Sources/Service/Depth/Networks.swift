import Foundation
import Pipeline

/// The networks that requests have named lately, loaded once for all of them.
final class Networks: @unchecked Sendable {
    private let streams: Int
    private let lock = NSLock()
    /// The last used at the end.
    private var loaded: [(key: String, estimation: Estimation)] = []

    /// A network takes up to some gigabytes.
    private static let kept = 2

    /// - Parameter streams: photos that go through a network at a time.
    init(streams: Int) { self.streams = streams }

    /// The network of a request.
    func estimation(for options: ModelOptions) -> (key: String, estimation: Estimation) {
        let key = Networks.key(of: options)
        return lock.withLock {
            if let index = loaded.firstIndex(where: { $0.key == key }) {
                loaded.append(loaded.remove(at: index))
            } else {
                if loaded.count == Networks.kept { loaded.removeFirst() }
                loaded.append((key, Estimation(options: options, streams: streams)))
            }
            return loaded[loaded.count - 1]
        }
    }

    /// What a client may choose that changes what the network gives.
    private static func key(of options: ModelOptions) -> String {
        let size = options.facts.inputSize.map { "\($0.width)x\($0.height)" + (options.singlePass ? " once" : "") }
        return [options.model ?? "", options.precision.rawValue, options.enhance.rawValue, size ?? ""]
            .joined(separator: " ")
    }
}
