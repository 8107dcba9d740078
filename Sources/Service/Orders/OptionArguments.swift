import Files

/// The fields of a request as arguments of the command line.
enum OptionArguments {
    private static let yes: Set = ["", "true", "1", "yes", "on"]
    private static let no: Set = ["false", "0", "no", "off"]

    /// - Parameters:
    ///   - fields: those that belong to these options.
    ///   - files: the paths of uploads by field.
    static func arguments(
        _ fields: [Submission.Field], options: [OptionSchema], files: [String: String]
    ) throws -> [String] {
        let byName = Dictionary(options.map { ($0.name, $0) }) { first, _ in first }
        var arguments: [String] = []
        for field in fields {
            guard let option = byName[field.name] else { continue }
            switch option.type {
            case .file:
                throw ServiceFault(
                    field.name, "is a file, and no file of the server can be named",
                    mend: "send the file itself in a form's field of this name",
                    status: .badRequest)
            case .boolean:
                if let argument = try flag(option, field.value) { arguments.append(argument) }
            case .integer, .number, .string:
                arguments.append("--\(field.name)=\(field.value)")
            }
        }
        for option in options where option.type == .file {
            // Depth has been read by the time that its option is asked, which only has to say that there is some.
            guard let path = files[option.name] else { continue }
            arguments.append("--\(option.name)=\(option.name == Submission.depth ? Submission.depth : path)")
        }
        return arguments
    }

    private static func flag(_ option: OptionSchema, _ value: String) throws -> String? {
        let value = value.lowercased()
        if yes.contains(value) { return "--\(option.name)" }
        guard no.contains(value) else {
            throw ServiceFault(option.name, "is neither true nor false", mend: "say true or false", status: .badRequest)
        }
        return option.isInvertible ? "--no-\(option.name)" : nil
    }
}
