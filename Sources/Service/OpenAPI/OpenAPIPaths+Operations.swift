extension OpenAPIPaths {
    /// A question without a body.
    static func get(
        _ summary: String, _ success: JSONValue, missing: Bool = false, more: [String: JSONValue] = [:]
    ) -> JSONValue {
        var responses = errors(missing ? ["404"] : [])
        responses["200"] = success
        return ["summary": .text(summary), "responses": .object(responses.merging(more) { _, new in new })]
    }

    /// An operation that needs no token.
    static func open(_ operation: JSONValue) -> JSONValue { operation.with(["security": []]) }

    /// Problem details by status. Anybody may lack the token, be another site's page, or use a wrong method.
    static func errors(_ codes: [String]) -> [String: JSONValue] {
        Dictionary(uniqueKeysWithValues: Set(codes + ["401", "403", "421"]).map { ($0, problem) })
    }

    private static var problem: JSONValue {
        content("application/problem+json", reference("Problem"), "Why not, as problem details (RFC 9457).")
    }

    static func json(_ schema: String) -> JSONValue { content("application/json", reference(schema)) }

    static func content(_ type: String, _ schema: JSONValue, _ description: String = "The answer.") -> JSONValue {
        ["description": .text(description), "content": .object([type: ["schema": schema]])]
    }

    static func reference(_ schema: String) -> JSONValue { ["$ref": .text("#/components/schemas/\(schema)")] }

    static func path(_ name: String, _ description: String) -> JSONValue {
        [
            "name": .text(name), "in": "path", "required": true, "description": .text(description),
            "schema": ["type": "string"],
        ]
    }
}
