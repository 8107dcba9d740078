import Raster
import Scene

/// Gives a photo its depth: a network, or something that remembers what one gave. From any thread.
public protocol DepthSource: Sendable {
    /// - Throws: a fault when there is no such network, or it cannot be run.
    func depth(of photo: Plane<RGB8>) throws -> EstimatedDepth
}

/// What a network made of a photo, before it is refined and calibrated.
public struct EstimatedDepth: Sendable {
    /// At the photo's size.
    public let depth: DepthMap
    /// The resolution that the network worked at.
    public let width: Int
    public let height: Int
    public let origin: DepthOrigin
    /// What took time now; empty when nothing was computed.
    public var stages: [StageTiming]
    /// Sentences that the user should read.
    public let notices: [String]
}
