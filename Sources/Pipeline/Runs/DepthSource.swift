import Raster
import Scene

/// Gives a photo its depth: a network, or something that remembers what one gave. From any thread.
public protocol DepthSource: Sendable {
    /// - Throws: a fault when there is no such network, or it cannot be run.
    func depth(of photo: Plane<RGB8>) throws -> EstimatedDepth

    /// The same with its edges fitted to the photo's.
    func refinedDepth(of photo: Plane<RGB8>) throws -> EstimatedDepth
}

extension DepthSource {
    public func refinedDepth(of photo: Plane<RGB8>) throws -> EstimatedDepth {
        var estimate = try depth(of: photo)
        estimate.refine(guidedBy: photo)
        return estimate
    }
}

/// What a network made of a photo, before it is calibrated.
public struct EstimatedDepth: Sendable {
    /// At the photo's size.
    public private(set) var depth: DepthMap
    /// The resolution that the network worked at.
    public let width: Int
    public let height: Int
    public private(set) var origin: DepthOrigin
    /// What took time now; empty when nothing was computed.
    public var stages: [StageTiming]
    /// Sentences that the user should read.
    public let notices: [String]

    init(
        depth: DepthMap, width: Int, height: Int, origin: DepthOrigin, stages: [StageTiming], notices: [String]
    ) {
        self.depth = depth
        self.width = width
        self.height = height
        self.origin = origin
        self.stages = stages
        self.notices = notices
    }

    /// Fits the edges to those of the photo that it belongs to, and notes it in the origin.
    public mutating func refine(guidedBy photo: Plane<RGB8>) {
        StageTiming.measure("refine", into: &stages) {
            GuidedRefinement(guide: photo).refine(&depth, sourceWidth: width, sourceHeight: height)
        }
        origin.refinement = RefinementOptions.Refinement.guided.rawValue
    }
}
