import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Ends connections whose client has stopped to take its answer, which would otherwise keep the answer's files for ever.
struct StallMiddleware: RouterMiddleware {
    typealias Context = ServiceContext
    let seconds: Int

    /// What fits into the buffers of the system is sent in any case.
    private static let least = 256 << 10

    func handle(
        _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard (response.body.contentLength ?? .max) > StallMiddleware.least else { return response }
        let body = response.body
        let seconds = seconds
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            let pulse = Pulse()
            let watch = Task {
                while true {
                    try await Task.sleep(for: .seconds(seconds))
                    guard pulse.takeBeats() == 0 else { continue }
                    context.close()
                    return
                }
            }
            defer { watch.cancel() }
            try await body.write(WatchedWriter(writer: writer, pulse: pulse))
        }
        return response
    }
}

/// Counts what has been taken.
private final class Pulse: @unchecked Sendable {
    private let lock = NSLock()
    private var beats = 0

    func beat() { lock.withLock { beats += 1 } }

    /// The beats since the last call.
    func takeBeats() -> Int {
        lock.withLock {
            defer { beats = 0 }
            return beats
        }
    }
}

private struct WatchedWriter: ResponseBodyWriter {
    var writer: any ResponseBodyWriter
    let pulse: Pulse

    mutating func write(_ buffer: ByteBuffer) async throws {
        try await writer.write(buffer)
        pulse.beat()
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await writer.finish(trailingHeaders)
    }
}
