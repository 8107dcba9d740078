/// What a client sent: texts by name, and files under names of ours.
struct Submission: Sendable {
    /// From the query and from a form, in order.
    var fields: [Field] = []
    /// The paths of uploaded files by their field's name.
    var files: [String: String] = [:]
    /// Where the files lie.
    let folder: WorkFolder
    /// Whether the address names no exporter, so that the field `to` does.
    var isForSeveral = false

    struct Field: Codable, Sendable, Equatable {
        let name: String
        let value: String
    }

    /// The field of a photo.
    static let image = "image"
    /// The field of a depth file.
    static let depth = "depth"

    /// Puts a field's name in the place of the path that an error or a warning speaks of.
    func named(_ text: String) -> String {
        var text = text
        for (field, path) in files { text = text.replacing(path, with: field) }
        return text.replacing(folder.path + "/", with: "")
    }
}
