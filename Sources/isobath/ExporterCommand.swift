import ArgumentParser
import Exporters
import Pipeline

/// The subcommand of one exporter, made from its declaration.
struct ExporterCommand<E: Exporter>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: E.name, abstract: E.abstract)
    }

    @Argument(
        help: ArgumentHelp("Photos and folders of photos; - is standard input.", valueName: "photo"),
        completion: .file())
    var photos: [String] = []

    @OptionGroup var output: OutputOptions
    @OptionGroup(title: "Export") var options: E.Options
    @OptionGroup var scene: SceneOptions

    func run() async throws {
        let items = [ExportItem(E.self, options: options)]
        try await ExportSession(photos: photos, items: items, scene: scene, output: output, wantsFolder: false).run()
    }
}
