import ArgumentParser
import Exporters
import Scene

/// The root command. What it can do is the list of its subcommands; exporters come from their registry.
struct Isobath: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "isobath",
        abstract: "Depth from a photo, and contour plots, point clouds, meshes, depth images and masks from depth.",
        discussion: """
            Examples:
              isobath export photo.jpg -o out/ --to heatmap,contour,ply
              isobath ply photo.jpg -o cloud.ply --near 0.5 --far 12
              cat photo.jpg | isobath mask - -o - > mask.png
            """,
        version: Software.version,
        subcommands: [],
        groupedSubcommands: [
            CommandGroup(
                name: "Exports", subcommands: [ExportCommand.self] + ExporterRegistry.all.map { command(for: $0) }),
            CommandGroup(
                name: "Measuring", subcommands: [MeasureCommand.self, CalibrateCommand.self, CompareCommand.self]),
            CommandGroup(name: "Service", subcommands: [ServeCommand.self]),
            CommandGroup(
                name: "About", subcommands: [InfoCommand.self, ModelsCommand.self, DoctorCommand.self]),
        ])

    private static func command<E: Exporter>(for exporter: E.Type) -> any ParsableCommand.Type {
        ExporterCommand<E>.self
    }
}
