import ArgumentParser
import Foundation
import Pipeline

/// `isobath info`: what a file holds.
struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Say what a photo, a depth file or an export holds.")

    @Argument(help: ArgumentHelp("Files to look into; - is standard input.", valueName: "file"))
    var files: [String]

    @Flag(help: "Print JSON, one object a line.")
    var json = false

    func run() throws {
        for path in files {
            let description = try FileDescription(path: path)
            if json {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                print(String(decoding: try encoder.encode(description), as: UTF8.self))
            } else {
                print("\(description.path): \(description.kind), \(ByteCount.text(description.bytes))")
                let width = description.facts.map(\.name.count).max() ?? 0
                for fact in description.facts {
                    print("  \(fact.name.padding(toLength: width, withPad: " ", startingAt: 0))  \(fact.value)")
                }
            }
        }
    }
}
