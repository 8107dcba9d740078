import ArgumentParser
import Pipeline

/// Options of the command that are the operator's to choose, not a client's: they name files on the server, or say how much
/// of the machine a request may take.
enum ServerOptions {
    static let names: Set<String> = Set(
        ["model-file", "device", "threads", "no-model-cache", "max-pixels"]
            + HelpDump.arguments(of: NetworkFactsOptions.self).compactMap(\.longName).filter { $0 != inputSize })

    /// The one fact about a network that any network can be told; see ``ServerRules/inputSide``.
    static let inputSize = "input-size"

    static func areServers(_ name: String) -> Bool { names.contains(name) }
}
