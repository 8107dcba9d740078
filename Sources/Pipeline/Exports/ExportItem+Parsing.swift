import ArgumentParser
import Exporters
import Files

extension ExportItem {
    /// The items of `--to`: names divided by commas, each with options behind it, as in
    /// `heatmap,contour --levels 12,ply --ascii`.
    ///
    /// A comma inside an option's value belongs to the value, unless a known exporter's name follows it.
    public static func parse(_ text: String) throws -> [ExportItem] {
        var items: [[String]] = []
        for words in try ShellWords.split(text, separator: ",") {
            if var last = items.last, last.count > 1, !isKnown(words.first ?? "") {
                last[last.count - 1] += "," + (words.first ?? "")
                items[items.count - 1] = last + words.dropFirst()
            } else {
                items.append(words)
            }
        }
        return try items.map { words in
            guard let name = words.first else {
                throw ExportError(
                    "--to", "has an empty item", mend: "divide names by single commas", exitStatus: .usage)
            }
            return try item(named: name, arguments: Array(words.dropFirst()))
        }
    }

    private static func isKnown(_ name: String) -> Bool {
        ExporterRegistry.exporter(named: name) != nil || ExternalExporter(named: name) != nil
    }

    private static func item(named name: String, arguments: [String]) throws -> ExportItem {
        if let exporter = ExporterRegistry.exporter(named: name) {
            return try item(of: exporter, arguments: arguments)
        }
        if let program = ExternalExporter(named: name) {
            return ExportItem(program, options: arguments)
        }
        throw unknownExporter(name)
    }

    private static func item<E: Exporter>(of exporter: E.Type, arguments: [String]) throws -> ExportItem {
        do {
            return ExportItem(exporter, options: try E.Options.parse(arguments))
        } catch  where E.Options.exitCode(for: error).isSuccess {
            throw ExportError(
                "--to \(E.name)", "asks for help amid a run", mend: "see isobath \(E.name) --help", exitStatus: .usage)
        } catch {
            throw ExportError(
                "--to \(E.name)", E.Options.message(for: error), mend: "see isobath \(E.name) --help",
                exitStatus: .usage)
        }
    }

    /// The error for a name that no exporter has.
    static func unknownExporter(_ name: String) -> ExportError {
        let names = ExporterRegistry.all.map { $0.name }
        let mend =
            Suggestion.nearest(to: name, among: names).map { "did you mean \($0)?" }
            ?? "choose among " + names.joined(separator: ", ")
        return ExportError(name, "no exporter has this name", mend: mend, exitStatus: .usage)
    }
}
