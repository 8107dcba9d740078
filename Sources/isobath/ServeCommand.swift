import ArgumentParser
import Pipeline

/// `isobath serve`: hands over to the program `isobath-serve`, so that the command itself carries no server.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve depth and exports over HTTP.",
        discussion: "Hands over to the program isobath-serve. See isobath serve --help for its options.")

    @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("The server's options.", valueName: "options"))
    var arguments: [String] = []

    func run() throws {
        try CompanionProgram("isobath-serve", mend: "build it with `make build`, or install it with `make install`")
            .replaceThisOne(with: arguments)
    }
}
