import Files
import Hummingbird
import NIOCore

/// Turns every error into problem details.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = ServiceContext

    func handle(
        _ request: Request, context: ServiceContext, next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let fault as any Fault {
            return answer(to: fault, context)
        } catch let error as HTTPError {
            let detail = error.body ?? (error.status == .notFound ? "there is nothing under this address" : "")
            return Problem(status: error.status, detail: detail, requestId: context.requestId).response()
        } catch is CancellationError {
            context.logger.info("the client has gone")
            return Problem(
                status: HTTPResponse.Status(code: 499, reasonPhrase: "Client Closed Request"),
                detail: "the client has gone", requestId: context.requestId
            ).response()
        } catch is NIOTooManyBytesError {
            return answer(to: ServiceFault.tooLarge("body", limit: context.maxUploadSize), context)
        } catch {
            // What is unexpected is for the log, not for clients.
            context.logger.error("unexpected: \(error)")
            return Problem(
                status: .internalServerError, detail: "something went wrong in the service",
                requestId: context.requestId
            ).response()
        }
    }

    private func answer(to fault: any Fault, _ context: ServiceContext) -> Response {
        let problem = Problem(fault, requestId: context.requestId)
        context.logger.log(level: problem.status >= 500 ? .warning : .info, "\(problem.detail)")
        let fault = fault as? ServiceFault
        var response = problem.response(retryAfter: fault?.retryAfter)
        if fault?.closesConnection == true { context.close(after: &response) }
        return response
    }
}
