import ArgumentParser
import DepthModels
import Raster

/// Which network estimates the depth, and how it is run.
public struct ModelOptions: ParsableArguments, Sendable {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The network, by its name in isobath models list. (default: starter, which is built in)", valueName: "name"),
        completion: .networkNames)
    public var model: String?

    @Option(
        help: ArgumentHelp(
            "A network of your own: an ONNX file or the .xml of an OpenVINO IR. What its options do not state is taken from the JSON beside it.",
            valueName: "file"),
        completion: .file(extensions: ["onnx", "xml"]))
    public var modelFile: String?

    @OptionGroup(title: "The input's size, and facts about a network of your own") public var facts: NetworkFactsOptions

    @Flag(
        help: ArgumentHelp(
            "Show the network the photo once only. Without it, an --input-size clearly larger than the network's own gives the detail, and a second pass at its own size the broad shapes."
        ))
    public var singlePass = false

    @Option(help: ArgumentHelp("What computes: OpenVINO's name of a device, such as CPU or GPU.", valueName: "device"))
    public var device = RunOptions().device

    @Option(help: ArgumentHelp("Threads for the network. (default: all cores)", valueName: "count"))
    public var threads: Int?

    @Option(help: "Arithmetic inside the network. Less than f32 loses fine gradations.")
    public var precision = RunOptions().precision

    @Option(
        help: ArgumentHelp(
            "What is done to the photo before the network sees it; exported colours stay as they are: none, levels (darkest to black, brightest to white), or clahe (even contrast everywhere).",
            valueName: "method"))
    public var enhance = Enhancement.none

    @Flag(help: "Keep no compiled network on disk between runs.")
    public var noModelCache = false

    public init() {}

    public func validate() throws {
        if model != nil, modelFile != nil { throw ValidationError("--model and --model-file exclude one another.") }
        if modelFile == nil, facts.areOfOwnNetwork {
            throw ValidationError(
                "The options about a network of your own need --model-file FILE; --input-size alone goes without.")
        }
        if singlePass, facts.inputSize == nil {
            throw ValidationError("--single-pass needs --input-size: at its own size a network makes one pass anyway.")
        }
        if let threads, threads < 1 { throw ValidationError("--threads needs a count above 0.") }
    }

    /// One of these options that the user has stated; nil when none is.
    var statedOption: String? {
        let defaults = RunOptions()
        if model != nil { return "--model" }
        if modelFile != nil { return "--model-file" }
        if facts.inputSize != nil { return "--input-size" }
        if singlePass { return "--single-pass" }
        if device != defaults.device { return "--device" }
        if threads != nil { return "--threads" }
        if precision != defaults.precision { return "--precision" }
        if enhance != .none { return "--enhance" }
        return noModelCache ? "--no-model-cache" : nil
    }

    /// Loads the network.
    /// - Parameter streams: photos that go through it at a time.
    func makeEstimator(streams: Int = 1) throws(ModelError) -> DepthEstimator {
        let store = try ModelStore()
        let resolved =
            if let modelFile { try store.resolve(file: modelFile, facts: facts.stated) } else {
                try store.resolve(model, facts: facts.stated)
            }
        var run = RunOptions()
        run.device = device
        run.threads = threads
        run.streams = streams
        run.precision = precision
        run.singlePass = singlePass
        if noModelCache { run.cacheFolder = nil }
        return try DepthEstimator(model: resolved, options: run)
    }
}

extension RunOptions.Precision: ExpressibleByArgument {}

extension CompletionKind {
    /// The networks of the catalogue and the user's own.
    public static var networkNames: CompletionKind {
        .custom { (_: [String], _: Int, _: String) in
            (try? ModelStore().list().map(\.description.name)) ?? []
        }
    }
}
