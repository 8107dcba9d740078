import Hummingbird

/// Asks for the bearer token (RFC 6750), where there is one. The page itself and the probes are for everybody.
struct AuthorizationMiddleware: RouterMiddleware {
    typealias Context = ServiceContext
    let token: AccessToken?

    func handle(
        _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        guard let token, !AuthorizationMiddleware.isOpen(request.uri.path) else {
            return try await next(request, context)
        }
        let words = (request.headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "bearer", token.matches(words[1]) else {
            var response = Problem(
                ServiceFault(
                    "Authorization", "the bearer token is missing or not the right one",
                    mend: "send Authorization: Bearer TOKEN", status: .unauthorized),
                requestId: context.requestId
            ).response()
            response.headers[.wwwAuthenticate] = "Bearer realm=\"isobath\""
            context.close(after: &response)
            return response
        }
        return try await next(request, context)
    }

    private static func isOpen(_ path: String) -> Bool {
        ["/", "/healthz", "/readyz", "/openapi.json"].contains(path) || path.hasPrefix("/assets/")
    }
}
