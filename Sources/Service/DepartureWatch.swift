import Foundation
import NIOCore

/// Notices that the client of a connection has gone, while nobody reads from it.
///
/// A client that has only closed its sending side counts as gone, as with most servers.
final class DepartureWatch: ChannelInboundHandler, RemovableChannelHandler, Sendable {
    typealias InboundIn = Any

    /// One request that wants to know.
    final class Request: @unchecked Sendable {
        private let lock = NSLock()
        private var action: (@Sendable () -> Void)?

        init(_ action: @escaping @Sendable () -> Void) { self.action = action }

        /// The request has been answered.
        func end() { lock.withLock { action = nil } }

        fileprivate var hasEnded: Bool { lock.withLock { action == nil } }

        fileprivate func clientLeft() {
            let action = lock.withLock {
                defer { self.action = nil }
                return self.action
            }
            action?()
        }
    }

    private final class State: @unchecked Sendable {
        let lock = NSLock()
        var requests: [Request] = []
        var hasLeft = false
    }

    private let state = State()

    func add(_ request: Request) {
        let hasLeft = state.lock.withLock {
            state.requests.removeAll { $0.hasEnded }
            state.requests.append(request)
            return state.hasLeft
        }
        if hasLeft { request.clientLeft() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed { leave() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    private func leave() {
        let requests = state.lock.withLock {
            state.hasLeft = true
            defer { state.requests = [] }
            return state.requests
        }
        for request in requests { request.clientLeft() }
    }
}
