import ArgumentParser
import Raster
import Scene

/// What becomes of the sky.
public struct SkyOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "What becomes of sky and infinity, which is inverse depth of at most 2 % of the nearest surface's: it is left out of geometry (drop), or put on a plane at the farthest distance (keep). (default: as the depth file says, else drop for a network's depth; depth from files of other programs is taken as it is)",
            valueName: "treatment"))
    public var sky: Sky.Treatment?

    public init() {}

    /// The sky of a depth map, when there is one and something is to be done about it.
    /// - Parameter recorded: what a depth file says was done about it.
    func sky(of depth: DepthMap, from origin: DepthOrigin, recorded: Sky.Treatment?) -> Sky? {
        // What others write is often stretched from 0, so that 0 is only the farthest surface.
        guard let treatment = sky ?? recorded ?? (origin.model != nil ? .drop : nil) else { return nil }
        return Sky(of: depth, treatment: treatment)
    }
}

extension Sky.Treatment: ExpressibleByArgument {}
