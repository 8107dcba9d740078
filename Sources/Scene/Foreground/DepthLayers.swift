import Raster

/// A scene cut into layers by depth: each pixel belongs to one, the nearest is 0.
public struct DepthLayers: Sendable {
    /// The number of each pixel's layer. Pixels without depth belong to the farthest.
    public var labels: Plane<UInt8>
    public var count: Int
    /// The inverse depths between the layers, from near to far; as many as ``count`` - 1, fewer where the depth has no more
    /// different values.
    public var thresholds: [Float]

    public static let counts = 2...16

    /// Where the depth itself parts best and the outlines follow its edges; see ``LayerThresholds``.
    /// - Parameter count: within ``counts``.
    public init(of scene: Scene, count: Int) {
        self.count = count
        thresholds = LayerThresholds.find(
            count: count - 1, inverseDepth: scene.inverseDepth, photo: scene.photo?.pixels)
        let thresholds = thresholds
        let farthest = UInt8(count - 1)
        labels = scene.inverseDepth.map { value in
            var layer: UInt8 = 0
            for threshold in thresholds where !(value >= threshold) { layer += 1 }
            return value.isNaN ? farthest : layer
        }
        // With too few thresholds the farthest layer is the one that is there.
        let missing = UInt8(count - 1 - thresholds.count)
        if missing > 0 { labels = labels.map { min(farthest, $0 + missing) } }
    }

    /// - Parameter distances: rising, between the layers, in the unit of the scene's calibration; a layer ends at its distance,
    ///   that included. At most one fewer than ``counts`` allows.
    public init(of scene: Scene, at distances: [Double]) {
        count = distances.count + 1
        let limits = distances.map { Float($0) }
        let farthest = UInt8(distances.count)
        labels = scene.distance.map { distance in
            var layer: UInt8 = 0
            for limit in limits where distance > limit { layer += 1 }
            return distance.isNaN ? farthest : layer
        }
        thresholds = distances.compactMap { scene.inverseDepth(atDistance: $0) }
    }

    /// The share of the pixels in each layer, 0...1.
    public var shares: [Double] {
        let counts = mapConcurrentBands(of: labels.height) { rows -> [Int] in
            var counts = [Int](repeating: 0, count: count)
            labels.pixels.withUnsafeBufferPointer { labels in
                for label in labels[rows.lowerBound * self.labels.width..<rows.upperBound * self.labels.width] {
                    counts[Int(label)] += 1
                }
            }
            return counts
        }
        return (0..<count).map { layer in
            Double(counts.reduce(0) { $0 + $1[layer] }) / Double(max(1, labels.count))
        }
    }
}
