import DepthModels
import Foundation
import Raster
import Scene

/// The network of a run: loaded and compiled when the first photo needs it, then used for one photo after another.
///
/// May be used from any thread.
public final class Estimation: DepthSource {
    private let options: ModelOptions
    private let network: LoadedNetwork

    /// - Parameter streams: photos that go through the network at a time, each on its share of the cores; others wait.
    public init(options: ModelOptions, streams: Int = 1) {
        self.options = options
        network = LoadedNetwork(streams: streams)
    }

    public func depth(of photo: Plane<RGB8>) throws -> EstimatedDepth {
        var stages: [StageTiming] = []
        let estimator = try network.loaded(with: options, noting: &stages)
        let seen =
            options.enhance == .none
            ? photo : StageTiming.measure("enhance", into: &stages) { options.enhance.applied(to: photo) }
        let estimate = try estimator.estimate(seen)
        if let time = estimate.timings.compile { stages.append(StageTiming(stage: "compile", milliseconds: time)) }
        stages += [
            StageTiming(stage: "prepare", milliseconds: estimate.timings.preprocess),
            StageTiming(stage: "infer", milliseconds: estimate.timings.infer),
            StageTiming(stage: "resize", milliseconds: estimate.timings.postprocess),
        ]
        var origin = DepthOrigin(model: estimator.name, modelChecksum: estimator.checksum)
        if options.enhance != .none { origin.enhancement = options.enhance.rawValue }
        return EstimatedDepth(
            depth: estimate.depth, width: estimate.inputWidth, height: estimate.inputHeight, origin: origin,
            stages: stages, notices: estimate.notices)
    }

    /// Loads the network now instead of at the first photo.
    public func load() throws {
        var stages: [StageTiming] = []
        _ = try network.loaded(with: options, noting: &stages)
    }
}

/// A network that is loaded once.
private final class LoadedNetwork: @unchecked Sendable {
    private let lock = NSLock()
    private let streams: Int
    private var estimator: DepthEstimator?

    init(streams: Int) { self.streams = streams }

    /// The network; a stage for what it took when it had to be read.
    func loaded(with options: ModelOptions, noting stages: inout [StageTiming]) throws -> DepthEstimator {
        lock.lock()
        defer { lock.unlock() }
        if let estimator { return estimator }
        let made = try StageTiming.measure("load model", into: &stages) { try options.makeEstimator(streams: streams) }
        estimator = made
        return made
    }
}
