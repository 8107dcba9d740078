import Crypto
import Pipeline
import Raster

/// Depth from the cache, else from a network. Refined depth is kept beside the network's own, so that neither is worked out
/// again.
struct RememberedDepth: DepthSource {
    let cache: DepthCache
    let metrics: Metrics
    let network: Estimation
    /// What the depth depends on beside the photo.
    let settings: String

    func depth(of photo: Plane<RGB8>) throws -> EstimatedDepth { try kept(photo, key(of: photo)) }

    func refinedDepth(of photo: Plane<RGB8>) throws -> EstimatedDepth {
        let key = key(of: photo)
        let (depth, wasKept) = try cache.depth(for: "refined \(key)") {
            var estimate = try kept(photo, key)
            estimate.refine(guidedBy: photo)
            return estimate
        }
        if wasKept { metrics.add(to: .cacheHits) }
        return depth
    }

    private func key(of photo: Plane<RGB8>) -> String {
        let digest = photo.pixels.withUnsafeBytes { SHA256.hash(data: $0) }
        return "\(digest) \(photo.width)x\(photo.height) \(settings)"
    }

    /// The network's own depth.
    private func kept(_ photo: Plane<RGB8>, _ key: String) throws -> EstimatedDepth {
        let (depth, wasKept) = try cache.depth(for: key) {
            metrics.add(to: .inferences)
            return try network.depth(of: photo)
        }
        metrics.add(to: wasKept ? .cacheHits : .cacheMisses)
        return depth
    }
}
