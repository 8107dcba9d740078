import Foundation
import Hummingbird
import Logging
import NIOCore

/// What belongs to one request.
struct ServiceContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Names the request in the log and in the answer.
    let requestId: String
    private let channel: any Channel

    init(source: Source) {
        coreContext = .init(source: source)
        channel = source.channel
        requestId = UUID().uuidString.lowercased()
        logger[metadataKey: "request"] = "\(requestId)"
        logger[metadataKey: "hb.request.id"] = nil
    }

    /// The client's address without its port; empty when there is none.
    var clientAddress: String { channel.remoteAddress?.ipAddress ?? "" }

    /// Closes the connection in a moment, when the answer is out: of what the client still sends nothing is wanted.
    func close(after response: inout Response) {
        response.headers[.connection] = "close"
        let channel = channel
        channel.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
    }

    /// Closes the connection at once.
    func close() { channel.close(promise: nil) }

    /// Does something as long as the client is there; it is cancelled when the client goes.
    func whileConnected<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = Task { try await body() }
        let watch = DepartureWatch.Request { task.cancel() }
        channel.pipeline.handler(type: DepartureWatch.self).whenSuccess { $0.add(watch) }
        defer { watch.end() }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
