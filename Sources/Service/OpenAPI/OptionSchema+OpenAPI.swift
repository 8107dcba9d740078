extension OptionSchema {
    /// The option's value as JSON Schema.
    var valueSchema: JSONValue {
        var schema: [String: JSONValue] = ["description": .text(help)]
        switch type {
        case .boolean: schema["type"] = "boolean"
        case .integer: schema["type"] = "integer"
        case .number: schema["type"] = "number"
        case .string: schema["type"] = "string"
        case .file: schema.merge(["type": "string", "format": "binary"]) { _, new in new }
        }
        if let allowedValues { schema["enum"] = .array(allowedValues.map { .text($0) }) }
        if let value = defaultJSON { schema["default"] = value }
        if isRepeating { return ["type": "array", "items": .object(schema)] }
        return .object(schema)
    }

    private var defaultJSON: JSONValue? {
        guard let defaultValue else { return nil }
        return switch type {
        case .integer: Int(defaultValue).map { .integer($0) }
        case .number: Double(defaultValue).map { .number($0) }
        case .string: .text(defaultValue)
        case .boolean, .file: nil
        }
    }

    /// The option as a query parameter; nil for what is a file.
    /// - Parameter prefix: the exporter's name and a dot, where several exporters share a request.
    func parameter(prefix: String = "") -> JSONValue? {
        guard type != .file else { return nil }
        return [
            "name": .text(prefix + name), "in": "query", "description": .text(help), "schema": valueSchema,
        ]
    }
}
