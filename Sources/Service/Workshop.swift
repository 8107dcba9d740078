import Files
import Foundation
import Pipeline

/// What all requests share: the pool, the networks, the cache, the counters, and the folder for files.
final class Workshop: Sendable {
    let settings: ServiceSettings
    let pool: WorkPool
    let cache: DepthCache
    let metrics = Metrics()
    let networks: Networks
    let state = ServiceState()
    let board: JobBoard
    let uploads: UploadBudget
    /// The parent of requests' folders.
    let requestFolder: String

    init(_ settings: ServiceSettings) throws {
        self.settings = settings
        pool = WorkPool(workers: settings.limits.workers, capacity: settings.limits.queue)
        // Photos side by side on a core each take less of the processor than one after another on all cores, which wait for
        // one another at every step.
        let cores = settings.threads ?? ProcessInfo.processInfo.activeProcessorCount
        networks = Networks(streams: min(settings.limits.workers, cores))
        cache = DepthCache(capacity: settings.limits.cacheBytes)
        requestFolder = (settings.spool as NSString).appendingPathComponent("requests")
        // What a process that was killed has left.
        try? FileManager.default.removeItem(atPath: requestFolder)
        try WorkFolder.make(requestFolder)
        uploads = UploadBudget(limit: settings.limits.spoolBytes)
        board = JobBoard(try JobStore(in: settings.spool), limits: settings.limits)
    }

    /// A folder for one request.
    func folder() throws -> WorkFolder { try WorkFolder(in: requestFolder, budget: uploads) }

    var work: SceneWork { SceneWork(networks: networks, cache: cache, metrics: metrics) }

    var rules: ServerRules {
        ServerRules(
            device: settings.device, threads: settings.threads,
            keepsCompiledNetworks: settings.keepsCompiledNetworks, pixels: settings.limits.pixels,
            inputSide: settings.limits.inputSide)
    }

    /// Loads the network of requests that name none, so that the first does not wait for it.
    func warmUp() async {
        let result = await Result {
            try await pool.run(seconds: settings.limits.workSeconds, mustWait: true) { [self] _ in
                var scene = try SceneOptions.parse([])
                try rules.apply(to: &scene)
                try networks.estimation(for: scene.model).estimation.load()
            }
        }
        state.setNetwork(result.mapError { $0 })
    }

    /// Refuses what could not be begun now.
    func checkCapacity() throws {
        guard !state.isDraining else { throw ServiceFault.draining.closing }
        guard !pool.isFull else {
            metrics.add(to: .refusals)
            throw ServiceFault.busy(retryAfter: 2).closing
        }
    }
}

extension Result where Failure == any Error {
    /// What an asynchronous body gives or throws.
    fileprivate init(catching body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
