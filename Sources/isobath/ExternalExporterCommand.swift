import ArgumentParser
import Pipeline

/// `isobath NAME` where NAME is that of a program `isobath-export-NAME` on the PATH.
struct ExternalExporterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "isobath NAME",
        abstract: "Hand each photo's scene to the program isobath-export-NAME.",
        discussion: "All that follows --with goes to the program.")

    @Argument(help: .hidden)
    var exporter: String

    @Argument(
        help: ArgumentHelp("Photos and folders of photos; - is standard input.", valueName: "photo"),
        completion: .file())
    var photos: [String] = []

    @Option(
        parsing: .remaining, help: ArgumentHelp("The program's own options: all that follows.", valueName: "options"))
    var with: [String] = []

    @OptionGroup var output: OutputOptions
    @OptionGroup var scene: SceneOptions

    func run() async throws {
        let item = try ExportItem(externalNamed: exporter, options: with)
        try await ExportSession(photos: photos, items: [item], scene: scene, output: output, wantsFolder: false).run()
    }
}
