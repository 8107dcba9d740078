import ArgumentParser
import Raster
import Scene

/// What is done to a depth map before it is calibrated.
public struct RefinementOptions: ParsableArguments, Sendable {
    /// How depth edges are fitted to the photo's.
    public enum Refinement: String, ExpressibleByArgument, CaseIterable, Sendable {
        case none
        case guided
    }

    @Option(
        help: ArgumentHelp(
            "How soft depth edges are fitted to the edges of the photo: none, or guided by its colours. (default: guided for a network's depth, none for --depth)",
            valueName: "method"))
    public var refine: Refinement?

    public init() {}

    /// Whether a network's depth is to be refined.
    var refinesEstimates: Bool { refine != Refinement.none }

    /// Fits the edges of a depth file's map to the photo's if that is asked for, and notes it in the map's origin.
    func refine(_ depth: inout SizedDepth, guidedBy photo: Photo?) throws(SceneError) {
        guard refine == .guided else { return }
        guard let photo else {
            throw SceneError(
                "--refine guided", "needs a photo to be guided by", mend: "name the photo of this depth map",
                exitStatus: .usage)
        }
        GuidedRefinement(guide: photo.pixels).refine(
            &depth.map, sourceWidth: depth.sourceWidth, sourceHeight: depth.sourceHeight)
        depth.origin.refinement = Refinement.guided.rawValue
    }
}
