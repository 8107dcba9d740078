import HTTPTypes
import Hummingbird

/// Counts and logs every request, and tells its id in the answer.
struct RequestLogMiddleware: RouterMiddleware {
    typealias Context = ServiceContext
    let metrics: Metrics

    func handle(
        _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response = try await next(request, context)
        response.headers[.requestId] = context.requestId
        let took = ContinuousClock.now - start
        let route = context.endpointPath ?? "none"
        metrics.observe(
            request: .init(method: request.method.known, route: route, status: response.status.code),
            seconds: took / .seconds(1))
        if response.status.code == 499 { metrics.add(to: .cancellations) }
        context.logger.info(
            "\(request.method.known) \(route) \(response.status.code) \(Int(took / .milliseconds(1))) ms")
        return response
    }
}

extension HTTPRequest.Method {
    /// The method, or "other" for what anyone may invent.
    fileprivate var known: String {
        ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"].contains(rawValue) ? rawValue : "other"
    }
}

extension HTTPField.Name {
    static var requestId: HTTPField.Name { named("X-Request-Id") }
    static var serverTiming: HTTPField.Name { named("Server-Timing") }
    static var warnings: HTTPField.Name { named("Isobath-Warnings") }
    static var contentSecurityPolicy: HTTPField.Name { named("Content-Security-Policy") }
    static var frameOptions: HTTPField.Name { named("X-Frame-Options") }
    static var referrerPolicy: HTTPField.Name { named("Referrer-Policy") }
    static var openerPolicy: HTTPField.Name { named("Cross-Origin-Opener-Policy") }
    static var resourcePolicy: HTTPField.Name { named("Cross-Origin-Resource-Policy") }
    static var permissionsPolicy: HTTPField.Name { named("Permissions-Policy") }

    /// The names above are tokens, so there is always one.
    private static func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .server }
}
