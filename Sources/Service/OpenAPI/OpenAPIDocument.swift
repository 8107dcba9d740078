import Scene

/// The description of all routes for programs: OpenAPI 3.1, from the same declarations as the routes' behaviour.
enum OpenAPIDocument {
    /// - Parameter asksForToken: whether clients need one.
    static func value(asksForToken: Bool) -> JSONValue {
        var paths = OpenAPIPaths.fixed
        for exporter in ExporterSchema.all {
            paths["/v1/export/\(exporter.name)"] = ["post": OpenAPIPaths.export(exporter)]
        }
        var document: [String: JSONValue] = [
            "openapi": "3.1.0",
            "info": [
                "title": "Isobath", "version": .text(Software.version),
                "summary": "Depth from a photo, and what is made of depth.",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "paths": .object(paths),
            "components": [
                "schemas": .object(OpenAPISchemas.all),
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
            ],
        ]
        if asksForToken { document["security"] = [["token": []]] }
        return .object(document)
    }
}
