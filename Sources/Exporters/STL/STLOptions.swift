import ArgumentParser

/// The options of ``STLExporter``: lengths in millimetres.
public struct STLOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The longer side of the piece in millimetres, its border included.", valueName: "millimetres"))
    var size = 100.0

    @Option(
        help: ArgumentHelp(
            "How far the nearest surface stands out above the farthest, in millimetres.", valueName: "millimetres"))
    var relief = 8.0

    @Option(
        help: ArgumentHelp("The thickness below the farthest surface, in millimetres.", valueName: "millimetres"))
    var base = 2.0

    @Option(
        help: ArgumentHelp(
            "The width of a frame round the picture, as high as the nearest surface; 0 for none.",
            valueName: "millimetres"))
    var border = 0.0

    @Option(
        help: ArgumentHelp(
            "The distance between two heights, in millimetres, where the photo has pixels for it.",
            valueName: "millimetres"))
    var pitch = 0.1

    @Option(
        help: ArgumentHelp(
            "How far the written surface may stray from the heights; 0 keeps all that --max-faces has room for.",
            valueName: "millimetres"))
    var maxError = 0.02

    @Option(help: ArgumentHelp("The most triangles of the relief, walls and bottom not counted.", valueName: "count"))
    var maxFaces = 1_000_000

    @Option(
        help: ArgumentHelp(
            "What stands where there is no depth: nearest, as high as the nearest pixel with depth; base, as low as the farthest surface."
        ))
    var holes = ReliefHoles.nearest

    public init() {}

    public func validate() throws {
        for (name, value, range) in [
            ("size", size, 1...10_000), ("relief", relief, 0.01...1000), ("base", base, 0.01...1000),
            ("border", border, 0...5000), ("pitch", pitch, 0.001...1000), ("max-error", maxError, 0...100),
        ] as [(String, Double, ClosedRange<Double>)] where !range.contains(value) {
            throw ValidationError(
                "--\(name) \(value) is not between \(range.lowerBound) and \(range.upperBound) millimetres")
        }
        if border * 4 > size {
            throw ValidationError("--border \(border) leaves less than half of --size \(size) for the picture")
        }
        if maxFaces < 2 { throw ValidationError("--max-faces \(maxFaces) is no surface; give 2 or more") }
    }
}

/// What a relief has where there is no depth.
enum ReliefHoles: String, ExpressibleByArgument, CaseIterable, Sendable {
    case nearest
    case base
}
