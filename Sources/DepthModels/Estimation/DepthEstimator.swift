import Foundation
import Raster

/// A depth network and the way from a photo into it and back.
///
/// The network is read at most once, and compiled or fetched from the cache once for each size of its input; the last few sizes are kept. May be used from
/// any thread; of inputs of one size as many are estimated at a time as ``RunOptions/streams`` says, the others wait.
public final class DepthEstimator: @unchecked Sendable {
    public let model: ResolvedModel
    public let options: RunOptions
    private let network: Network
    /// Guards ``compiled``, and the reading of networks for it.
    private let lock = NSLock()
    /// The last used at the end.
    private var compiled: [CompiledNetwork] = []

    /// Photos of more different sizes than this in turn are compiled anew; a compiled network can hold a gigabyte.
    private static let keptSizes = 4

    /// Loads OpenVINO and reads the network.
    public init(model: ResolvedModel, options: RunOptions = RunOptions()) throws(ModelError) {
        try model.description.validate()
        self.model = model
        self.options = options
        network = try Network(model, core: OpenVINOCore(), options: options)
    }

    /// The model's name in the catalogue, or its file's name.
    public var name: String { model.description.name }
    /// SHA-256 of the network's file.
    public var checksum: String? { model.checksum }

    /// The depth of a photo, at the photo's size.
    public func estimate(_ photo: Plane<RGB8>) throws(ModelError) -> Estimate {
        guard !photo.isEmpty else { throw ModelError(name, "got a picture without pixels", exitStatus: .badData) }
        var notices = model.notices + network.contract.notices
        let size = inputSize(for: photo, notices: &notices)
        var clock = Stopwatch()
        var timings = Estimate.Timings()
        var output = try output(at: size, for: photo, &clock, &timings)
        if let ownSize = ownSizeToAskToo(at: size, for: photo) {
            let base = try self.output(at: ownSize, for: photo, &clock, &timings)
            output = DoubleEstimation.merged(
                detail: output, base: base, enlargedBy: model.description.output.enlarge.kernel)
        }
        notices += OutputCheck.notices(on: output, meaning: model.description.output.meaning, of: name)
        let depth = enlarged(output, width: photo.width, height: photo.height)
        timings.postprocess = clock.lap()
        return Estimate(
            depth: depth, inputWidth: size.width, inputHeight: size.height, timings: timings, notices: notices)
    }

    /// What the network says of the photo when it sees it at a size. Adds to the timings.
    private func output(
        at size: InputSize, for photo: Plane<RGB8>, _ clock: inout Stopwatch, _ timings: inout Estimate.Timings
    ) throws(ModelError) -> Plane<Float> {
        let (network, isNew) = try network(for: size)
        let compileTime = clock.lap()
        if isNew { timings.compile = (timings.compile ?? 0) + compileTime }
        let request = try network.take()
        defer { network.giveBack(request) }
        // The wait for other photos is no part of a stage.
        _ = clock.lap()
        let rule = model.description.input
        let (gain, bias) = rule.normalization
        photo.writeChannelPlanes(
            width: network.width, height: network.height, rule.resize, gain: gain, bias: bias, to: request.input)
        timings.preprocess += clock.lap()
        let output = try request.run(scale: model.description.output.scale ?? 1)
        timings.infer += clock.lap()
        return output
    }

    /// The input's size by the model's rule, unless the file has a size of its own.
    private func inputSize(for photo: Plane<RGB8>, notices: inout [String]) -> InputSize {
        let rule = model.description.input
        let size = rule.size(photoWidth: photo.width, photoHeight: photo.height)
        let contract = network.contract
        if contract.fixedWidth ?? size.width != size.width || contract.fixedHeight ?? size.height != size.height {
            let fixed = InputSize(
                width: contract.fixedWidth ?? size.width, height: contract.fixedHeight ?? size.height)
            guard model.statesSize else { return fixed }
            notices.append(
                "\(name) is made for inputs of \(fixed.width)x\(fixed.height), so the photo goes in at that size"
                    + " and not at \(size.width)x\(size.height)")
            return fixed
        }
        if !model.statesSize {
            notices.append("no input size is stated for \(name): the photo goes in at \(size.width)x\(size.height)")
        }
        if size.isCapped {
            notices.append(
                "the photo is so long that it goes into \(name) at \(size.width)x\(size.height), smaller than usual")
        }
        return size
    }

    /// The size that the network was made for, where the stated one is so much larger that both are needed.
    private func ownSizeToAskToo(at size: InputSize, for photo: Plane<RGB8>) -> InputSize? {
        guard !options.singlePass, let own = model.ownInput else { return nil }
        let ownSize = own.size(photoWidth: photo.width, photoHeight: photo.height)
        return DoubleEstimation.pays(at: size, ownSize: ownSize) ? ownSize : nil
    }

    /// The network for inputs of a size, and whether it was compiled now.
    private func network(for size: InputSize) throws(ModelError) -> (CompiledNetwork, isNew: Bool) {
        lock.lock()
        defer { lock.unlock() }
        if let index = compiled.firstIndex(where: { $0.width == size.width && $0.height == size.height }) {
            compiled.append(compiled.remove(at: index))
            return (compiled[compiled.count - 1], false)
        }
        let new = try network.compiled(width: size.width, height: size.height)
        if compiled.count == DepthEstimator.keptSizes { compiled.removeFirst() }
        compiled.append(new)
        return (new, true)
    }

    /// The network's map at the photo's size. Only the cubic ways overshoot; what of that lies below 0, where there is no
    /// depth, is cut. Where the network itself goes below 0, its own numbers stay as they are.
    private func enlarged(_ output: Plane<Float>, width: Int, height: Int) -> DepthMap {
        let kernel = model.description.output.enlarge.kernel
        var values = output.resampled(width: width, height: height, kernel)
        if kernel == .cubic, let least = values.finiteRange()?.lowerBound, least < 0 {
            let floor = min(output.finiteRange()?.lowerBound ?? 0, 0)
            if least < floor { values = values.map { $0 < floor ? floor : $0 } }
        }
        return DepthMap(values: values, meaning: model.description.output.meaning)
    }
}

/// Milliseconds between laps.
private struct Stopwatch {
    private var last = ContinuousClock.now

    mutating func lap() -> Double {
        let now = ContinuousClock.now
        defer { last = now }
        return milliseconds(now - last)
    }
}

private func milliseconds(_ duration: Duration) -> Double {
    duration / .milliseconds(1)
}
