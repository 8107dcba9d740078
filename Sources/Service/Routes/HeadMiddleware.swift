import Hummingbird

/// Takes the body off every answer to HEAD, errors too: what is sent after its head would be taken for the next answer
/// (RFC 9110, section 9.3.2).
struct HeadMiddleware: RouterMiddleware {
    typealias Context = ServiceContext

    func handle(
        _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        return request.method == .head ? response.createHeadResponse() : response
    }
}
