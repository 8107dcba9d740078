import Foundation
import HTTPTypes
import Hummingbird

/// A job's states as server-sent events (HTML standard, section 9.2): `event` is the state, `data` what `GET` tells.
enum JobEvents {
    /// Silence is what proxies and idle connections end on.
    private static let secondsBetweenSigns = 15

    static func response(_ states: AsyncStream<JobStatus>) -> Response {
        let body = ResponseBody { writer in
            for await text in texts(of: states) {
                try await writer.write(ByteBuffer(string: text))
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }

    /// The events, and a comment where there is none for a while.
    private static func texts(of states: AsyncStream<JobStatus>) -> AsyncStream<String> {
        let (texts, continuation) = AsyncStream.makeStream(of: String.self)
        let signs = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .seconds(secondsBetweenSigns))
                continuation.yield(":\n\n")
            }
        }
        let events = Task {
            for await state in states {
                let data = (try? JSONAnswer.bytes(of: state)) ?? Data()
                continuation.yield("event: \(state.state.rawValue)\ndata: \(String(decoding: data, as: UTF8.self))\n\n")
            }
            signs.cancel()
            continuation.finish()
        }
        continuation.onTermination = { _ in
            signs.cancel()
            events.cancel()
        }
        return texts
    }
}
