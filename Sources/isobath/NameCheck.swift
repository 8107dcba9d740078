import Exporters
import Files
import Pipeline

/// Meets a mistyped subcommand with a suggestion.
enum NameCheck {
    /// Throws when the first word is no subcommand's name.
    static func check(_ arguments: [String]) throws {
        guard let word = arguments.first, !word.hasPrefix("-") else { return }
        let names =
            (Isobath.configuration.subcommands
            + Isobath.configuration.groupedSubcommands.flatMap(\.subcommands))
            .map { $0._commandName } + ["help"]
        guard !names.contains(word) else { return }
        let mend = Suggestion.nearest(to: word, among: names).map { "did you mean \($0)?" } ?? "see isobath --help"
        throw ExportError(word, "no command has this name", mend: mend, exitStatus: .usage)
    }
}
