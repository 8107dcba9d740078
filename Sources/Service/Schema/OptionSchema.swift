import ArgumentParser

/// One option as a client sees it: the command line's, without the hyphens.
struct OptionSchema: Encodable, Sendable {
    let name: String
    let type: ValueKind
    let help: String
    /// Its heading in the command's help.
    let section: String?
    /// What the value is called in the command's help, often its unit.
    let valueName: String?
    /// As the command line writes it; missing when the help says what happens, or nothing does.
    let defaultValue: String?
    let allowedValues: [String]?
    /// Whether it may be given more than once.
    let isRepeating: Bool
    /// Whether a flag's opposite has a name of its own, `no-NAME`, so that false is not the same as leaving it out.
    let isInvertible: Bool

    private enum CodingKeys: String, CodingKey {
        case name, type, help, section, valueName
        case defaultValue = "default"
        case allowedValues, isRepeating, isInvertible
    }

    /// The options of a set, in the order of the help.
    /// - Parameter section: the heading for those that have none.
    static func options(of type: any ParsableArguments.Type, section: String? = nil) -> [OptionSchema] {
        let kinds = ValueKind.kinds(of: type)
        var options: [OptionSchema] = []
        let arguments = HelpDump.arguments(of: type).filter(\.shouldDisplay)
        let names = Set(arguments.flatMap { $0.names ?? [] }.map(\.name))
        for argument in arguments {
            guard let name = argument.longName, !ServerOptions.areServers(name) else { continue }
            // The opposite of a flag is listed as one of its own.
            if name.hasPrefix("no-"), names.contains(String(name.dropFirst(3))) { continue }
            let isFlag = argument.kind == "flag"
            let kind: ValueKind =
                isFlag ? .boolean : argument.completionKind?.isFile == true ? .file : kinds[name] ?? .string
            options.append(
                OptionSchema(
                    name: name, type: kind, help: argument.abstract ?? "", section: argument.sectionTitle ?? section,
                    valueName: isFlag ? nil : argument.valueName, defaultValue: argument.defaultValue,
                    allowedValues: argument.allValues.flatMap { $0.isEmpty ? nil : $0 },
                    isRepeating: argument.isRepeating,
                    isInvertible: isFlag && names.contains("no-\(name)")))
        }
        return options
    }
}
