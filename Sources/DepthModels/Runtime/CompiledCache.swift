import COpenVINO
import Crypto
import Files
import Foundation

/// What earlier runs made of one network, on disk: with it a run neither reads nor compiles the network again. Anything in it
/// may be missing, unreadable or deleted at any time; then the network is read and compiled as if there were no cache.
///
/// OpenVINO has a cache of its own (`CACHE_DIR`), which still has the network read and given its size first; that was a third of
/// the time that a first depth took.
struct CompiledCache {
    private let parent: String
    /// This network's, in ``parent``.
    private let folder: String
    private let limit: Int
    private let device: String
    private let settings: [(key: String, value: String)]

    /// - Returns: nil where nothing can be kept.
    init?(of model: ResolvedModel, library: OpenVINOLibrary, options: RunOptions) {
        guard let parent = options.cacheFolder, let checksum = model.checksum else { return nil }
        // All that the contract follows from. What runs a compiled network, OpenVINO's version and the processor's kind, stands
        // in the compiled network too, and OpenVINO itself refuses what it cannot run.
        let origin = [
            checksum, model.description.name, model.description.input.tensor ?? "",
            model.description.output.tensor ?? "", String(model.tensorNamesAreBinding), library.version,
        ]
        let digest = SHA256.hash(data: Data(origin.joined(separator: "\n").utf8)).prefix(16)
        folder = (parent as NSString).appendingPathComponent(
            digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        self.parent = parent
        limit = options.cacheLimit
        device = options.openVINODevice
        settings = options.openVINOSettings
    }

    /// What the network takes and gives, when it was read before.
    var contract: NetworkContract? {
        FileManager.default.contents(atPath: contractPath).flatMap {
            try? JSONDecoder().decode(NetworkContract.self, from: $0)
        }
    }

    func keep(_ contract: NetworkContract) {
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard let data = try? JSONEncoder().encode(contract), let output = try? OutputFile(.file(contractPath)),
            (try? output.write(data)) != nil
        else { return }
        _ = try? output.commit()
    }

    /// The network as it was compiled for that size; to be freed by the caller.
    /// - Returns: also the bytes that it consists of: it goes on reading them, and so they have to outlive it.
    func compiled(width: Int, height: Int, core: OpenVINOCore) -> (handle: OpaquePointer, content: Data)? {
        let path = path(width: width, height: height)
        guard let content = try? InputFile(path: path).bytes else { return nil }
        // What a compiled network runs with is no part of it.
        for (key, value) in settings
        where copenvino_set_property(core.library.functions, core.handle, device, key, value) != 0 {
            return nil
        }
        var handle: OpaquePointer?
        let status = content.withUnsafeBytes { bytes in
            core.functions.ov_core_import_model(
                core.handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, device, &handle)
        }
        guard status == 0, let handle else { return nil }
        CacheEviction.markUsed(path)
        return (handle, content)
    }

    func keep(_ compiled: OpaquePointer, width: Int, height: Int, core: OpenVINOCore) {
        let path = path(width: width, height: height)
        // Under another name first, so that nobody reads half of it.
        let partial = path + ".\(UUID().uuidString).part"
        TemporaryFiles.add(partial)
        defer { TemporaryFiles.remove(partial) }
        guard core.functions.ov_compiled_model_export_model(compiled, partial) == 0, rename(partial, path) == 0 else {
            unlink(partial)
            return
        }
        CacheEviction.makeRoom(in: parent, limit: limit, sparing: path)
    }

    private var contractPath: String { (folder as NSString).appendingPathComponent("contract.json") }

    /// Such as `256x192 CPU INFERENCE_PRECISION_HINT=f32 PERFORMANCE_HINT=LATENCY.blob`.
    private func path(width: Int, height: Int) -> String {
        let words = ["\(width)x\(height)", device] + settings.map { "\($0.key)=\($0.value)" }
        let name = words.joined(separator: " ").replacingOccurrences(of: "/", with: "_")
        return (folder as NSString).appendingPathComponent(name + ".blob")
    }
}
