import ArgumentParser
import Scene

/// The options of ``ProfileExporter``.
public struct ProfileOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("Where the line begins, a pixel from 0 at the top left; needs --to.", valueName: "x,y"))
    var from: PixelPosition?

    @Option(help: ArgumentHelp("Where the line ends; needs --from.", valueName: "x,y"))
    var to: PixelPosition?

    @Option(
        help: ArgumentHelp("Along this row of pixels, from left to right. (default: the middle one)", valueName: "y"))
    var row: Int?

    @Option(help: ArgumentHelp("Along this column of pixels, from top to bottom.", valueName: "x"))
    var column: Int?

    @Option(
        help: ArgumentHelp(
            "Width of the plot in pixels (png) or points of 1/72 inch (svg, pdf), 200 to 10000. (default: 1200 in png, 800 in svg and pdf)",
            valueName: "width"))
    var width: Int?

    public init() {}

    public func validate() throws {
        if (from == nil) != (to == nil) { throw ValidationError("--from and --to belong together; give both") }
        let ways = [from != nil, row != nil, column != nil]
        if ways.count(where: { $0 }) > 1 {
            throw ValidationError("--from and --to, --row and --column exclude each other")
        }
        if let width, !(200...10_000).contains(width) { throw ValidationError("--width \(width): give 200 to 10000") }
    }

    /// The line's ends in a scene.
    func ends(in scene: Scene) throws(SceneError) -> (from: PixelPosition, to: PixelPosition) {
        if let from, let to { return (from, to) }
        if let column {
            guard (0..<scene.width).contains(column) else {
                throw outside("--column \(column)", scene)
            }
            return (PixelPosition(x: column, y: 0), PixelPosition(x: column, y: scene.height - 1))
        }
        let row = row ?? scene.height / 2
        guard (0..<scene.height).contains(row) else { throw outside("--row \(row)", scene) }
        return (PixelPosition(x: 0, y: row), PixelPosition(x: scene.width - 1, y: row))
    }

    private func outside(_ option: String, _ scene: Scene) -> SceneError {
        SceneError(
            scene.name, "is \(scene.width)x\(scene.height) pixels, and \(option) lies outside",
            mend: "count from 0 at the top left", exitStatus: .usage)
    }
}
