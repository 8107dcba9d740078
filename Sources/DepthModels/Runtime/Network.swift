import COpenVINO
import Foundation

/// A network that is known to have the shape of a depth network: read from its file, or known from an earlier run and read
/// when it is needed. Not for use from several threads at once.
final class Network {
    let core: OpenVINOCore
    let name: String
    let contract: NetworkContract
    private let resolved: ResolvedModel
    private let options: RunOptions
    private let cache: CompiledCache?
    /// nil as long as nothing had to be read.
    private var model: OpaquePointer?

    /// Reads a network and checks it against what is known of it; errors call it by the record's name.
    init(_ resolved: ResolvedModel, core: OpenVINOCore, options: RunOptions) throws(ModelError) {
        self.resolved = resolved
        self.core = core
        self.options = options
        name = resolved.description.name
        cache = CompiledCache(of: resolved, library: core.library, options: options)
        if let known = cache?.contract {
            contract = known
        } else {
            let read = try Network.read(resolved, core: core)
            do throws(ModelError) {
                contract = try NetworkContract(of: read, resolved: resolved, core: core)
            } catch {
                core.functions.ov_model_free(read)
                throw error
            }
            model = read
            cache?.keep(contract)
        }
    }

    deinit {
        if let model { core.functions.ov_model_free(model) }
    }

    private static func read(_ resolved: ResolvedModel, core: OpenVINOCore) throws(ModelError) -> OpaquePointer {
        let name = resolved.description.name
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
        return handle
    }

    /// The network made ready for inputs of one size.
    func compiled(width: Int, height: Int) throws(ModelError) -> CompiledNetwork {
        if let kept = cache?.compiled(width: width, height: height, core: core),
            let network = try? ready(kept.handle, content: kept.content, width: width, height: height)
        {
            return network
        }
        let new = try compile(width: width, height: height)
        cache?.keep(new, width: width, height: height, core: core)
        return try ready(new, width: width, height: height)
    }

    private func ready(_ compiled: OpaquePointer, content: Data? = nil, width: Int, height: Int)
        throws(ModelError) -> CompiledNetwork
    {
        try CompiledNetwork(
            compiled, content: content, network: self, width: width, height: height, streams: max(1, options.streams))
    }

    private func compile(width: Int, height: Int) throws(ModelError) -> OpaquePointer {
        let model: OpaquePointer
        if let known = self.model { model = known } else { model = try Network.read(resolved, core: core) }
        self.model = model
        if contract.fixedWidth != width || contract.fixedHeight != height {
            try reshape(model, width: width, height: height)
        }
        let settings = options.openVINOSettings
        let deviceName = options.openVINODevice
        var compiled: OpaquePointer?
        let status = withCStrings(settings.map(\.key)) { keys in
            withCStrings(settings.map(\.value)) { values in
                copenvino_compile_model(
                    core.library.functions, core.handle, model, deviceName, keys, values, settings.count, &compiled)
            }
        }
        if status == 0, let compiled { return compiled }
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

    private func reshape(_ model: OpaquePointer, width: Int, height: Int) throws(ModelError) {
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
