import ArgumentParser

/// Where results go and how much is said about them. The same for every command that exports.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The file to write, a folder, or - for standard output. (default: the current folder)", valueName: "path"),
        completion: .file())
    var output: String?

    @Flag(help: "Print the result as JSON: files, sizes, camera, model, timings.")
    var json = false

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Say also how well known points fit, and how long each stage took.")
    var verbose = false

    func validate() throws {
        if json, output == "-" { throw ValidationError("--json and -o - both want standard output.") }
        if quiet, verbose { throw ValidationError("--quiet and --verbose exclude one another.") }
    }
}
