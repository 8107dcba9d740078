import Raster

/// A scene's depth along a straight line of pixels.
public struct DepthProfile: Sendable {
    public let from: PixelPosition
    public let to: PixelPosition
    /// One a pixel along the longer side of the line, both ends included.
    public let samples: [Sample]

    public struct Sample: Sendable, Equatable {
        public var pixel: PixelPosition
        /// From the line's start, in pixels of the picture.
        public var along: Double
        /// The depth map's own value; NaN where there is none, as ``distance``.
        public var depth: Float
        /// Along the optical axis, in the scene's unit.
        public var distance: Float
        /// X right, Y down, Z forward; nil without depth.
        public var position: SIMD3<Double>?
        /// Whether an occlusion edge runs between this sample and one ``EdgeRule/reach`` before it.
        public var isAfterEdge: Bool
    }

    /// - Throws: when an end lies outside the picture.
    public init(
        of scene: Scene, from: PixelPosition, to: PixelPosition, edgeThreshold: Double = OcclusionEdges.defaultThreshold
    ) throws(SceneError) {
        try from.check(in: scene, option: "--from")
        try to.check(in: scene, option: "--to")
        self.from = from
        self.to = to
        let edges = EdgeRule(threshold: edgeThreshold, width: scene.width, height: scene.height)
        let steps = max(abs(to.x - from.x), abs(to.y - from.y))
        let length = Double((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y)).squareRoot()
        var samples: [Sample] = []
        samples.reserveCapacity(steps + 1)
        for step in 0...steps {
            let share = steps == 0 ? 0 : Double(step) / Double(steps)
            let pixel = PixelPosition(
                x: from.x + Int((Double(to.x - from.x) * share).rounded()),
                y: from.y + Int((Double(to.y - from.y) * share).rounded()))
            let distance = scene.distance[pixel.x, pixel.y]
            let before = samples.count >= edges.reach ? samples[samples.count - edges.reach].distance : .nan
            samples.append(
                Sample(
                    pixel: pixel, along: length * share, depth: scene.depth.values[pixel.x, pixel.y],
                    distance: distance, position: scene.position(of: pixel),
                    isAfterEdge: edges.separates(before, distance)))
        }
        self.samples = samples
    }
}
