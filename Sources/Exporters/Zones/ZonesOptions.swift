import ArgumentParser
import Scene

/// The options of ``ZonesExporter``.
public struct ZonesOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("Cells across and down, 1 to 100 each.", valueName: "columns x rows"))
    var grid = GridArgument(columns: 5, rows: 3)

    @Option(
        help: ArgumentHelp(
            "Mark cells whose nearest distance is below this: metres when the scene is calibrated, else multiples of the nearest surface's.",
            valueName: "distance"))
    var warn: Double?

    @Option(
        help: ArgumentHelp(
            "The nearest distance of a cell is the one that so many percent of its pixels are nearer than: single wild pixels do not count (0 to 50).",
            valueName: "percent"))
    var percent = 2.0

    @Flag(
        help:
            "Leave the ground out: what lies on the lowest level plane that is found, or rises above it by no more than a tenth of the camera's height."
    )
    var ignoreGround = false

    @Flag(help: "With a report (.json): write the picture beside it, NAME.png.")
    var picture = false

    public init() {}

    public func validate() throws {
        if let warn, !(warn > 0 && warn.isFinite) { throw ValidationError("--warn \(warn) is no distance above 0") }
        if !(0...50).contains(percent) { throw ValidationError("--percent \(percent) is not between 0 and 50") }
    }
}

/// `5x3`: columns and rows.
struct GridArgument: ExpressibleByArgument, Sendable, Equatable {
    var columns: Int
    var rows: Int

    init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    init?(argument: String) {
        let sides = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard sides.count == 2, let columns = sides[0], let rows = sides[1], (1...100).contains(columns),
            (1...100).contains(rows)
        else { return nil }
        self.init(columns: columns, rows: rows)
    }

    var defaultValueDescription: String { "\(columns)x\(rows)" }
}
