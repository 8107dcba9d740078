import COpenVINO
import Foundation

/// A network ready to run on inputs of one size, as many at a time as it was made for. May be used from any thread.
final class CompiledNetwork: @unchecked Sendable {
    let width: Int
    let height: Int
    private let network: Network
    private let compiled: OpaquePointer
    /// What ``compiled`` reads its weights from, when they are not its own.
    private let content: Data?
    private let condition = NSCondition()
    /// Those that nobody uses.
    private var idle: [InferenceRequest] = []
    /// How many more may be made.
    private var unmade: Int

    /// Takes over `compiled`, and frees it also when it throws.
    /// - Parameters:
    ///   - content: bytes that it goes on reading.
    ///   - streams: how many requests may run at a time, 1 or more. Each has memory of its own.
    init(
        _ compiled: OpaquePointer, content: Data?, network: Network, width: Int, height: Int, streams: Int
    ) throws(ModelError) {
        self.content = content
        self.network = network
        self.compiled = compiled
        self.width = width
        self.height = height
        unmade = streams
        // One at once, so that a network that cannot be run is known now.
        giveBack(try take())
    }

    deinit {
        // Requests go before what they belong to.
        idle = []
        network.core.functions.ov_compiled_model_free(compiled)
    }

    /// A request that nobody uses, when there is one; to be given back.
    func take() throws(ModelError) -> InferenceRequest {
        condition.lock()
        while idle.isEmpty, unmade == 0 { condition.wait() }
        defer { condition.unlock() }
        if let request = idle.popLast() { return request }
        let request = try InferenceRequest(of: compiled, network: network, width: width, height: height)
        unmade -= 1
        return request
    }

    func giveBack(_ request: InferenceRequest) {
        condition.withLock {
            idle.append(request)
            condition.signal()
        }
    }
}
