import Exporters

/// The routes in OpenAPI's words.
enum OpenAPIPaths {
    /// All but those of single exporters.
    static var fixed: [String: JSONValue] {
        var paths: [String: JSONValue] = [
            "/depth": ["post": depth], "/v1/export": ["post": several], "/v1/jobs": ["post": job],
            "/v1/exporters": ["get": get("What can be exported", json("ExporterList"))],
            "/v1/exporters/{exporter}": [
                "parameters": [path("exporter", "An exporter's name.")],
                "get": get("One exporter", json("Exporter"), missing: true),
            ],
            "/v1/models": ["get": get("The networks", json("ModelList"))],
            "/healthz": ["get": open(get("Whether the process answers", json("Status")))],
            "/readyz": [
                "get": open(get("Whether the service can work", json("Status"), more: ["503": json("Status")]))
            ],
            "/metrics": ["get": get("What has been counted", content("text/plain", ["type": "string"]))],
            "/openapi.json": ["get": open(get("This document", content("application/json", ["type": "object"])))],
        ]
        paths.merge(OpenAPIJobPaths.all) { first, _ in first }
        return paths
    }

    static func export(_ exporter: ExporterSchema) -> JSONValue {
        post(
            exporter.abstract, options: exporter.options,
            types: exporter.fileTypes.map(\.mediaType) + ["application/zip"])
    }

    private static var depth: JSONValue {
        let options = ExporterSchema.named("heatmap")?.options ?? []
        return post("A heatmap of a photo's depth", options: options, types: ["image/png", "image/jpeg"])
    }

    private static var several: JSONValue {
        post(
            "Several exports as a ZIP", options: [], types: ["application/zip"], extra: toParameter,
            extraFields: severalFields)
    }

    private static var job: JSONValue {
        let operation = post(
            "Several exports, fetched later", options: [], types: [], extra: toParameter, extraFields: severalFields)
        return operation.with([
            "responses": .object(
                errors(["400", "404", "408", "413", "415", "429", "503"]).merging([
                    "202": json("Job").with([
                        "headers": ["Location": ["schema": ["type": "string"], "description": "The job's address."]]
                    ])
                ]) { _, new in new })
        ])
    }

    private static let toHelp = "Exporters' names, divided by commas. Their options are EXPORTER.OPTION."

    private static var toParameter: [JSONValue] {
        [["name": "to", "in": "query", "description": .text(toHelp), "schema": ["type": "string"]]]
            + ExporterSchema.all.flatMap { exporter in
                exporter.options.compactMap { $0.parameter(prefix: exporter.name + ".") }
            }
    }

    private static var severalFields: [String: JSONValue] {
        let options = ExporterSchema.all.flatMap(\.options).filter { $0.type == .file }
        return Dictionary(options.map { ($0.name, $0.valueSchema) }) { first, _ in first }
            .merging(["to": ["type": "string", "description": .text(toHelp)]]) { first, _ in first }
    }

    /// A request with a photo.
    private static func post(
        _ summary: String, options: [OptionSchema], types: [String], extra: [JSONValue] = [],
        extraFields: [String: JSONValue] = [:]
    ) -> JSONValue {
        let all = options + ExporterSchema.sceneOptions
        let image: JSONValue = ["type": "string", "format": "binary", "description": "A JPEG, PNG or TIFF picture."]
        var fields = extraFields
        for option in all { fields[option.name] = option.valueSchema }
        fields[Submission.image] = image
        var body: [String: JSONValue] = [
            "multipart/form-data": [
                "schema": ["type": "object", "properties": .object(fields), "additionalProperties": false]
            ]
        ]
        for type in ["image/jpeg", "image/png", "image/tiff", "application/octet-stream"] { body[type] = [:] }
        let success: JSONValue = [
            "description": "The export; a ZIP when it has several files.",
            "content": .object(
                Dictionary(types.map { ($0, JSONValue.object([:])) }) { first, _ in first }),
        ]
        let codes = ["400", "404", "408", "413", "415", "422", "503", "504"]
        return [
            "summary": .text(summary), "parameters": .array(extra + all.compactMap { $0.parameter() }),
            "requestBody": ["required": true, "content": .object(body)],
            "responses": .object(errors(codes).merging(["200": success]) { _, new in new }),
        ]
    }
}
