import ArgumentParser

/// Everything about how a photo becomes a scene. The same for every exporter.
public struct SceneOptions: ParsableArguments, Sendable {
    @OptionGroup(title: "Depth model") public var model: ModelOptions
    @OptionGroup(title: "Depth from a file") public var depthFile: DepthFileOptions
    @OptionGroup(title: "Refinement") public var refinement: RefinementOptions
    @OptionGroup(title: "Calibration") public var calibration: CalibrationOptions
    @OptionGroup(title: "Sky") public var sky: SkyOptions
    @OptionGroup(title: "Camera") public var camera: CameraOptions
    @OptionGroup(title: "Reading") public var photo: PhotoOptions

    public init() {}

    public func validate() throws {
        if depthFile.depth != nil, let option = model.statedOption {
            throw ValidationError("\(option) has no effect with --depth, which runs no network; leave one of them out.")
        }
    }
}
