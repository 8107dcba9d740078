/// What answers look like.
enum OpenAPISchemas {
    private static let text: JSONValue = ["type": "string"]
    private static let integer: JSONValue = ["type": "integer"]
    private static let flag: JSONValue = ["type": "boolean"]

    private static func object(_ properties: [String: JSONValue], required: [String]) -> JSONValue {
        [
            "type": "object", "properties": .object(properties),
            "required": .array(required.sorted().map { .text($0) }),
        ]
    }

    private static func list(_ items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

    static var all: [String: JSONValue] {
        [
            "Problem": problem, "Status": object(["status": text, "reason": text], required: ["status"]),
            "Option": option, "Exporter": exporter,
            "ExporterList": object(
                [
                    "software": text, "exporters": list(OpenAPIPaths.reference("Exporter")),
                    "sceneOptions": list(OpenAPIPaths.reference("Option")),
                ], required: ["software", "exporters", "sceneOptions"]),
            "ModelList": object(
                [
                    "default": text, "models": list(model), "options": list(OpenAPIPaths.reference("Option")),
                ], required: ["default", "models", "options"]),
            "Job": job,
        ]
    }

    private static let problem = object(
        [
            "type": text, "title": text, "status": integer, "detail": text, "instance": text, "requestId": text,
            "subject": text, "cause": text, "mend": text, "exitStatus": integer,
        ], required: ["type", "title", "status", "detail", "instance", "requestId"])

    private static let option = object(
        [
            "name": text, "type": ["enum": ["boolean", "integer", "number", "string", "file"]], "help": text,
            "section": text, "valueName": text, "default": text, "allowedValues": list(text), "isRepeating": flag,
            "isInvertible": flag,
        ], required: ["name", "type", "help", "isRepeating", "isInvertible"])

    private static let exporter = object(
        [
            "name": text, "abstract": text,
            "fileTypes": list(
                object(
                    ["format": text, "mediaType": text, "extensions": list(text)],
                    required: ["format", "mediaType", "extensions"])),
            "options": list(OpenAPIPaths.reference("Option")),
        ], required: ["name", "abstract", "fileTypes", "options"])

    private static let model = object(
        [
            "name": text, "summary": text, "licence": ["type": "object"], "meaning": text, "isAvailable": flag,
            "isDefault": flag, "bytes": integer, "sha256": text,
        ], required: ["name", "summary", "licence", "meaning", "isAvailable", "isDefault"])

    private static let job = object(
        [
            "id": text, "state": ["enum": ["queued", "running", "done", "failed", "cancelled"]], "stage": text,
            "progress": ["type": "number", "minimum": 0, "maximum": 1], "exporters": list(text), "created": text,
            "finished": text, "expires": text,
            "files": list(
                object(
                    ["name": text, "bytes": integer, "mediaType": text, "href": text],
                    required: ["name", "bytes", "mediaType", "href"])),
            "warnings": list(text), "failures": list(text), "problem": OpenAPIPaths.reference("Problem"),
            "links": object(["self": text, "events": text], required: ["self", "events"]),
        ],
        required: [
            "id", "state", "progress", "exporters", "created", "files", "warnings", "failures", "links",
        ])
}
