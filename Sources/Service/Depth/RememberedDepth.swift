import Crypto
import Pipeline
import Raster

/// Depth from the cache, else from a network.
struct RememberedDepth: DepthSource {
    let cache: DepthCache
    let metrics: Metrics
    let network: Estimation
    /// What the depth depends on beside the photo.
    let settings: String

    func depth(of photo: Plane<RGB8>) throws -> EstimatedDepth {
        let digest = photo.pixels.withUnsafeBytes { SHA256.hash(data: $0) }
        let key = "\(digest) \(photo.width)x\(photo.height) \(settings)"
        let (depth, wasKept) = try cache.depth(for: key) {
            metrics.add(to: .inferences)
            return try network.depth(of: photo)
        }
        metrics.add(to: wasKept ? .cacheHits : .cacheMisses)
        return depth
    }
}
