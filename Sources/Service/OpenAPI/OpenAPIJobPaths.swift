/// The routes of jobs in OpenAPI's words.
enum OpenAPIJobPaths {
    static var all: [String: JSONValue] {
        let id = OpenAPIPaths.path("id", "The job's id.")
        let name = OpenAPIPaths.path("name", "A file's name, as the job tells it.")
        let file: JSONValue = ["description": "The file, or the part that was asked for.", "content": ["*/*": [:]]]
        let unchanged: JSONValue = ["description": "The client has it already."]
        return [
            "/v1/jobs/{id}": [
                "parameters": [id],
                "get": OpenAPIPaths.get("A job's state", OpenAPIPaths.json("Job"), missing: true),
                "delete": [
                    "summary": "End a job and remove its files",
                    "responses": .object(
                        OpenAPIPaths.errors(["404"]).merging(["204": ["description": "It is gone."]]) { _, new in new }),
                ],
            ],
            "/v1/jobs/{id}/events": [
                "parameters": [id],
                "get": OpenAPIPaths.get(
                    "A job's states as they come",
                    OpenAPIPaths.content("text/event-stream", ["type": "string"]), missing: true),
            ],
            "/v1/jobs/{id}/files/{name}": [
                "parameters": [id, name],
                "get": OpenAPIPaths.get(
                    "A job's file", file, missing: true,
                    more: OpenAPIPaths.errors(["416"]).merging(["206": file, "304": unchanged]) { _, new in new }),
            ],
        ]
    }
}
