import ArgumentParser
import Scene

/// The options that point clouds and meshes share.
struct GeometryOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "Which way the axes point, as a convention or by the viewer's name.",
            discussion:
                "opengl: x right, y up, looking along -z. opencv: y down, looking along z. See docs/coordinates.md."))
    var axes = AxesName.openGL

    @Option(
        help: ArgumentHelp(
            "Where a surface ends: a jump in distance by more than this share of the nearer one; 0 tears nothing.",
            valueName: "share"))
    var edge = OcclusionEdges.defaultThreshold

    func validate() throws {
        guard edge >= 0, edge.isFinite else {
            throw ValidationError(
                "--edge \(edge) is no share; give 0 or more, such as \(OcclusionEdges.defaultThreshold)")
        }
    }

    func edgeRule(for scene: Scene) -> EdgeRule {
        EdgeRule(threshold: edge, width: scene.width, height: scene.height)
    }
}
