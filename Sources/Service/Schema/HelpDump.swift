import ArgumentParser
import Foundation

/// What the argument parser says of a set of options, as `--experimental-dump-help` prints it (ToolInfoV0).
struct HelpDump: Decodable {
    let command: Command

    struct Command: Decodable {
        let arguments: [Argument]?
    }

    struct Argument: Decodable {
        let kind: String
        let shouldDisplay: Bool
        let sectionTitle: String?
        let isOptional: Bool
        let isRepeating: Bool
        let names: [Name]?
        let valueName: String?
        let defaultValue: String?
        let allValues: [String]?
        let completionKind: Completion?
        let abstract: String?

        var longName: String? { names?.first { $0.kind == "long" }?.name }
    }

    struct Name: Decodable {
        let kind: String
        let name: String
    }

    /// Only whether it is a file's name matters.
    struct Completion: Decodable {
        let isFile: Bool

        private struct Key: CodingKey {
            var stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        init(from decoder: any Decoder) throws {
            let keys = (try? decoder.container(keyedBy: Key.self))?.allKeys.map(\.stringValue) ?? []
            isFile = keys.contains("file") || keys.contains("directory")
        }
    }

    static func arguments(of type: any ParsableArguments.Type) -> [Argument] {
        let dump = try? JSONDecoder().decode(HelpDump.self, from: Data(type._dumpHelp().utf8))
        return (dump?.command.arguments ?? []).filter { $0.kind != "positional" && $0.longName != "help" }
    }
}
