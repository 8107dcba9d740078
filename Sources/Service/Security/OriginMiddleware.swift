import Hummingbird

/// Keeps pages of other sites from using a service that listens on this computer only, where no token protects it: their
/// requests carry their own origin, or reach us under a name of theirs (DNS rebinding).
struct OriginMiddleware: RouterMiddleware {
    typealias Context = ServiceContext
    /// Whether only names of this computer are ours.
    let isLoopback: Bool

    func handle(
        _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        let authority = request.head.authority ?? ""
        if isLoopback, !authority.isEmpty, !OriginMiddleware.isLoopbackName(authority) {
            throw ServiceFault(
                "Host", "is no name of this computer", mend: "ask for localhost", status: .misdirectedRequest
            ).closing
        }
        if let origin = request.headers[.origin], !OriginMiddleware.isSame(origin, as: authority) {
            throw ServiceFault(
                "Origin", "is another site's", mend: "use the service's own page", status: .forbidden
            ).closing
        }
        return try await next(request, context)
    }

    private static func isSame(_ origin: String, as authority: String) -> Bool {
        ["http://", "https://"].contains { origin.lowercased() == $0 + authority.lowercased() }
    }

    static func isLoopbackName(_ authority: String) -> Bool {
        let name: Substring
        if authority.hasPrefix("[") {
            name = authority.dropFirst().prefix { $0 != "]" }
        } else {
            name = authority.prefix { $0 != ":" }
        }
        let host = name.lowercased()
        return host == "localhost" || host.hasSuffix(".localhost") || host == "::1" || isLoopbackIPv4(host)
    }

    private static func isLoopbackIPv4(_ host: String) -> Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers[0] == 127 && numbers.allSatisfy { $0 != nil }
    }
}
