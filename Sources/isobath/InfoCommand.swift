import ArgumentParser
import Files
import Foundation
import Pipeline

/// `isobath info`: what a file holds.
struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Say what a photo, a depth file or an export holds.",
        discussion: "A file that cannot be read is reported and skipped; the exit code is that of the first failure.")

    @Argument(
        help: ArgumentHelp("Files to look into; - is standard input.", valueName: "file"), completion: .file())
    var files: [String]

    @Flag(help: "Print JSON, one object a line.")
    var json = false

    func run() throws {
        var failure: (any Fault)?
        for path in files {
            do {
                try show(try FileDescription(path: path))
            } catch let fault as any Fault {
                if let earlier = failure { Console.error(earlier.description) }
                failure = fault
            }
        }
        if let failure { throw failure }
    }

    private func show(_ description: FileDescription) throws {
        guard !json else { return try JSONResult.write(description, isPretty: false) }
        try StandardStreams.result("\(description.path): \(description.kind), \(ByteCount.text(description.bytes))")
        let width = description.facts.map(\.name.count).max() ?? 0
        for fact in description.facts {
            try StandardStreams.result(
                "  \(fact.name.padding(toLength: width, withPad: " ", startingAt: 0))  \(fact.value)")
        }
    }
}
