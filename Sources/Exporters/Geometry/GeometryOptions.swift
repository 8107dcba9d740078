import ArgumentParser
import Scene

/// The options that files of geometry with a choice of axes share.
struct GeometryOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "Which way the axes point, as a convention or by the viewer's name.",
            discussion:
                "opengl: x right, y up, looking along -z. opencv: y down, looking along z. See docs/coordinates.md."))
    var axes = AxesName.openGL

    @OptionGroup var edges: EdgeOptions

    func edgeRule(for scene: Scene) -> EdgeRule { edges.rule(for: scene) }
}
