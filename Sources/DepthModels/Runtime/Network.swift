import COpenVINO
import Foundation

/// A network as read from its file, checked to have the shape of a depth network, not yet compiled.
final class Network {
    let core: OpenVINOCore
    let name: String
    private let model: OpaquePointer
    /// The fixed sides of the input, nil where it takes any.
    let fixedWidth: Int?
    let fixedHeight: Int?
    /// Where the map is found: the output of that name, or the first.
    let outputName: String?
    /// What the user should know of; one line each.
    let notices: [String]

    /// Reads a network and checks it against what is known of it; errors call it by the record's name.
    init(_ resolved: ResolvedModel, core: OpenVINOCore) throws(ModelError) {
        let name = resolved.description.name
        self.core = core
        self.name = name
        let functions = core.functions
        var handle: OpaquePointer?
        let status: Int32
        switch resolved.source {
        case .embedded(let bytes):
            status = functions.ov_core_read_model_from_memory_buffer(
                core.handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, nil, &handle)
        case .file(let path):
            try NetworkFormat.check(path, name: name)
            status = functions.ov_core_read_model(core.handle, path, nil, &handle)
        }
        guard status == 0, let handle else {
            throw ModelError(
                name, "is no network that OpenVINO can read (\(core.lastFailure()))",
                mend: "give an ONNX file or an OpenVINO IR (.xml beside .bin)", exitStatus: .badData)
        }
        model = handle
        do throws(ModelError) {
            var notices: [String] = []
            let ports = Ports(of: handle, name: name, core: core, isStrict: resolved.tensorNamesAreBinding)
            let shape = try ports.inputShape(tensor: resolved.description.input.tensor, notices: &notices)
            fixedHeight = shape.height
            fixedWidth = shape.width
            outputName = try ports.output(tensor: resolved.description.output.tensor, notices: &notices)
            self.notices = notices
        } catch {
            functions.ov_model_free(handle)
            throw error
        }
    }

    deinit { core.functions.ov_model_free(model) }

    /// The network made ready for inputs of one size.
    func compiled(width: Int, height: Int, options: RunOptions) throws(ModelError) -> CompiledNetwork {
        if fixedWidth != width || fixedHeight != height { try reshape(width: width, height: height) }
        var settings = [("INFERENCE_PRECISION_HINT", options.precision.rawValue)]
        settings.append(
            options.streams > 1 ? ("NUM_STREAMS", String(options.streams)) : ("PERFORMANCE_HINT", "LATENCY"))
        if let threads = options.threads { settings.append(("INFERENCE_NUM_THREADS", String(threads))) }
        if let folder = options.usableCacheFolder { settings.append(("CACHE_DIR", folder)) }
        // OpenVINO's own names of devices are all in capitals.
        let deviceName = options.device.uppercased()
        var compiled: OpaquePointer?
        let status = withCStrings(settings.map(\.0)) { keys in
            withCStrings(settings.map(\.1)) { values in
                copenvino_compile_model(
                    core.library.functions, core.handle, model, deviceName, keys, values, settings.count, &compiled)
            }
        }
        guard status == 0, let compiled else {
            let reason = core.lastFailure()
            let devices = core.devices()
            let device = deviceName.prefix { $0 != "." && $0 != ":" }
            guard devices.contains(where: { $0.hasPrefix(device) }) || ["AUTO", "HETERO"].contains(device) else {
                throw ModelError(
                    options.device, "no device of this name", mend: "there is \(devices.joined(separator: ", "))",
                    exitStatus: .usage)
            }
            throw ModelError(name, "cannot be made ready for \(deviceName) (\(reason))", exitStatus: .badData)
        }
        return try CompiledNetwork(
            compiled, network: self, width: width, height: height, streams: max(1, options.streams))
    }

    private func reshape(width: Int, height: Int) throws(ModelError) {
        var shape = ov_partial_shape_t()
        let sides: [Int64] = [1, 3, Int64(height), Int64(width)]
        guard core.functions.ov_partial_shape_create_static(4, sides, &shape) == 0 else {
            throw ModelError(name, "cannot be given a size", exitStatus: .badData)
        }
        defer { core.functions.ov_partial_shape_free(&shape) }
        guard core.functions.ov_model_reshape_single_input(model, shape) == 0 else {
            throw ModelError(
                name, "does not take pictures of \(width)x\(height) (\(core.lastFailure()))",
                mend: "state the size that it was made for", exitStatus: .badData)
        }
    }
}

/// Calls `body` with the strings as C has them.
private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>>) -> Result
) -> Result {
    let bytes = strings.map { Array($0.utf8CString) }
    let joined = bytes.flatMap { $0 }
    return joined.withUnsafeBufferPointer { buffer in
        withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>.self, capacity: max(1, strings.count)) { pointers in
            var offset = 0
            for (index, string) in bytes.enumerated() {
                // There is at least one terminating zero, so the buffer has an address whenever there is a string.
                if let base = buffer.baseAddress { pointers.initializeElement(at: index, to: base + offset) }
                offset += string.count
            }
            return body(UnsafePointer(pointers.baseAddress.unsafelyUnwrapped))
        }
    }
}
