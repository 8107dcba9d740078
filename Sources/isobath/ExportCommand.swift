import ArgumentParser
import Exporters
import Pipeline

/// `isobath export`: several exports of each photo in one go.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Make several exports of each photo in one go.",
        discussion: """
            Options follow an exporter's name: --to 'contour --levels 12,ply --ascii'. \
            See isobath NAME --help for the options of each: \(ExporterRegistry.all.map { $0.name }.joined(separator: ", ")). \
            A program isobath-export-NAME on the PATH is an exporter too.
            """)

    @Argument(
        help: ArgumentHelp("Photos and folders of photos; - is standard input.", valueName: "photo"),
        completion: .file())
    var photos: [String] = []

    @Option(
        help: ArgumentHelp(
            "What to write: exporters' names, divided by commas, each with its options.", valueName: "exports"),
        completion: .list(ExporterRegistry.all.map { $0.name }))
    var to: [String]

    @OptionGroup var output: OutputOptions
    @OptionGroup var scene: SceneOptions

    func run() async throws {
        let items = try to.flatMap { try ExportItem.parse($0) }
        let isSingle = items.count == 1 && output.output == "-"
        try await ExportSession(photos: photos, items: items, scene: scene, output: output, wantsFolder: !isSingle)
            .run()
    }
}
