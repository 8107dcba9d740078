import ArgumentParser
import Exporters
import Files
import Pipeline

/// Finds the command that the arguments name.
enum CommandChoice {
    /// The parsed command: one of ours, or a plug-in on the PATH.
    /// - Throws: for a mistyped name an ``ExportError`` with a suggestion, otherwise the parser's errors.
    static func command(for arguments: [String]) throws -> any ParsableCommand {
        guard let word = arguments.first, !word.hasPrefix("-"), !names.contains(word) else {
            return try Isobath.parseAsRoot(arguments)
        }
        if ExportItem.isExternal(word) { return try external(arguments) }
        let mend = Suggestion.nearest(to: word, among: names).map { "did you mean \($0)?" } ?? "see isobath --help"
        throw ExportError(word, "no command has this name", mend: mend, exitStatus: .usage)
    }

    private static func external(_ arguments: [String]) throws -> any ParsableCommand {
        do {
            return try ExternalExporterCommand.parse(arguments)
        } catch  where ExternalExporterCommand.exitCode(for: error).isSuccess {
            // Its help, which the root command does not know.
            ExternalExporterCommand.exit(withError: error)
        }
    }

    private static var names: [String] {
        let configuration = Isobath.configuration
        return (configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands))
            .map { $0._commandName } + ["help"]
    }
}
