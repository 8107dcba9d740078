import Hummingbird

/// Routes, of which each answers its own methods and refuses the others by name (RFC 9110, section 15.5.6).
struct RouteTable {
    let router: Router<ServiceContext>
    private var methods: [(path: String, methods: [HTTPRequest.Method])] = []

    init(_ router: Router<ServiceContext>) {
        self.router = router
    }

    /// - Parameter hasHead: whether a GET route answers HEAD too; not where the body's length is not known beforehand.
    mutating func on(
        _ method: HTTPRequest.Method, _ path: String, hasHead: Bool = true,
        use handler: @escaping @Sendable (Request, ServiceContext) async throws -> Response
    ) {
        router.on(RouterPath(path), method: method, use: handler)
        note(method, of: path)
        guard method == .get, hasHead else { return }
        router.on(RouterPath(path), method: .head, use: handler)
        note(.head, of: path)
    }

    private mutating func note(_ method: HTTPRequest.Method, of path: String) {
        if let index = methods.firstIndex(where: { $0.path == path }) {
            methods[index].methods.append(method)
        } else {
            methods.append((path, [method]))
        }
    }

    /// Adds the refusals; to be called when all routes stand.
    func refuseOtherMethods() {
        for (path, allowed) in methods {
            let names = allowed.map(\.rawValue).sorted().joined(separator: ", ")
            for method in RouteTable.known where !allowed.contains(method) {
                router.on(RouterPath(path), method: method) { request, context -> Response in
                    let fault = ServiceFault(
                        method.rawValue, "is no method of this address", mend: "there is \(names)",
                        status: .methodNotAllowed)
                    var response = Problem(fault, requestId: context.requestId).response()
                    response.headers[.allow] = names
                    return response
                }
            }
        }
    }

    private static let known: [HTTPRequest.Method] =
        [.get, .head, .post, .put, .delete, .patch, .options, .trace]
        + [HTTPRequest.Method("QUERY")].compactMap { $0 }
}
