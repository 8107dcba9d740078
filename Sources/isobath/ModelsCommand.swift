import ArgumentParser
import DepthModels
import Files
import Foundation
import Pipeline

/// `isobath models`: the depth networks on this computer and in the catalogue.
struct ModelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models", abstract: "List, fetch, check and add depth networks.",
        subcommands: [List.self, Pull.self, Verify.self, Add.self, Path.self])
}

extension ModelsCommand {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the networks of the catalogue and your own.")

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let all = try ModelStore().list()
            guard !json else { return try JSONResult.write(all) }
            let width = all.map(\.description.name.count).max() ?? 0
            for model in all {
                let name = model.description.name.padding(toLength: width, withPad: " ", startingAt: 0)
                let size = model.description.bytes.map { ByteCount.text($0) } ?? "size unknown"
                let state =
                    switch model.state {
                    case .embedded: "built in"
                    case .installed: "installed"
                    case .partial: "partly fetched"
                    case .absent: "-"
                    }
                let licence = model.description.licence
                try StandardStreams.result(
                    "\(model.isDefault ? "*" : " ") \(name)  \(state.padding(toLength: 14, withPad: " ", startingAt: 0))  \(size), "
                        + licence.identifier + (licence.nonCommercial ? " (no commercial use)" : "") + ", "
                        + model.description.summary)
            }
        }
    }

    struct Pull: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Fetch a network, check it and install it.",
            discussion: """
                An attempt that broke off is gone on with. ISOBATH_MODELS_URL names another folder to fetch from; \
                proxies are taken from the environment.
                """)

        @Argument(help: "Its name in the list.", completion: .networkNames)
        var name: String

        @Flag(help: "Accept a licence that forbids commercial use.")
        var acceptLicence = false

        @Flag(name: .shortAndLong, help: "Say nothing but errors.")
        var quiet = false

        @Flag(help: "Print the result as JSON.")
        var json = false

        func run() throws {
            let store = try ModelStore()
            let line = ProgressLine(isShown: !quiet)
            let accepted = try acceptLicence || LicenceQuestion.ask(about: try store.catalogue.model(named: name))
            let result = try store.pull(name, acceptLicence: accepted) { progress in
                let total = progress.total.map { " of \(ByteCount.text($0))" } ?? ""
                line.set(
                    "\(name): \(ByteCount.text(progress.bytes))\(total), \(ByteCount.text(Int(progress.rate))) a second"
                )
            }
            line.clear()
            guard !json else { return try JSONResult.write(result) }
            if !quiet {
                try StandardStreams.result(
                    "\(result.name)  \(result.path.isEmpty ? "built in" : result.path)  SHA-256 \(result.sha256)")
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read networks anew and compare their checksums.",
            discussion: "Without a name: all that are here. Exits with 65 when one has been changed.")

        @Argument(help: "Its name in the list.", completion: .networkNames)
        var name: String?

        func run() throws {
            let store = try ModelStore()
            let names =
                name.map { [$0] }
                ?? store.list().filter { $0.state == .embedded || $0.state == .installed }.map(\.description.name)
            var failure: (any Fault)?
            for name in names {
                do {
                    try StandardStreams.result("\(name)  ok  SHA-256 \(try store.verify(name))")
                } catch let fault as any Fault {
                    if let earlier = failure { Console.error(earlier.description) }
                    failure = fault
                }
            }
            if let failure { throw failure }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy a network file of your own into the store, with what is known of it.",
            discussion: "What the options do not state is taken from the JSON beside the file; see docs/models.md.")

        @Argument(help: "An ONNX file, or the .xml of an OpenVINO IR.", completion: .file(extensions: ["onnx", "xml"]))
        var file: String

        @Option(help: "What to call it. (default: the file's name)")
        var name: String?

        @OptionGroup(title: "Facts about the network") var facts: NetworkFactsOptions

        func run() throws {
            let description = try ModelStore().add(file, name: name, facts: facts.stated)
            try StandardStreams.result("\(description.name)  added; use it with --model \(description.name)")
        }
    }

    struct Path: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the folder that networks are kept in.")

        func run() throws {
            try StandardStreams.result(try ModelStore().folder)
        }
    }
}
