import DepthModels
import Raster
import Scene

/// The network of a run: loaded and compiled when the first photo needs it, then used for one photo after another.
public actor Estimation {
    private let options: ModelOptions
    private var estimator: DepthEstimator?

    public init(options: ModelOptions) {
        self.options = options
    }

    struct Outcome: Sendable {
        /// At the photo's size.
        let depth: DepthMap
        /// The resolution that the network worked at.
        let width: Int
        let height: Int
        let origin: DepthOrigin
        let stages: [StageTiming]
        let notices: [String]
    }

    func depth(of photo: Plane<RGB8>) throws -> Outcome {
        var stages: [StageTiming] = []
        let estimator = try loaded(noting: &stages)
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
        return Outcome(
            depth: estimate.depth, width: estimate.inputWidth, height: estimate.inputHeight, origin: origin,
            stages: stages,
            notices: estimate.notices)
    }

    /// The network; a stage for what it took when it had to be read.
    private func loaded(noting stages: inout [StageTiming]) throws -> DepthEstimator {
        if let estimator { return estimator }
        let made = try StageTiming.measure("load model", into: &stages) { try options.makeEstimator() }
        estimator = made
        return made
    }
}
