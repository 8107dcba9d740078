import ArgumentParser
import Scene

/// Where surfaces end.
struct EdgeOptions: ParsableArguments, Sendable {
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

    func rule(for scene: Scene) -> EdgeRule {
        EdgeRule(threshold: edge, width: scene.width, height: scene.height)
    }
}
