import Raster

/// Lengths in space between picked pixels of a scene, one after another as a polyline.
public struct LengthMeasurement: Encodable, Sendable {
    /// In the order picked.
    public var points: [Point]
    /// From each point to the next.
    public var segments: [Segment]
    /// Along all segments, in the scene's unit; nil when one of them has no length.
    public var totalLength: Double?
    /// From the first point to the last.
    public var directLength: Double?

    public struct Point: Encodable, Sendable, Equatable {
        public var x: Int
        public var y: Int
        /// Along the optical axis, in the scene's unit; nil where the pixel has no depth, as ``position``.
        public var distance: Double?
        /// X right, Y down, Z forward, from the camera.
        public var position: [Double]?
        /// Whether a neighbour within ``EdgeRule/reach`` lies on another surface: a pixel further the distance may be
        /// another.
        public var isOnEdge: Bool
        /// Degrees between the segments that meet here; nil at the ends.
        public var angle: Double?
    }

    public struct Segment: Encodable, Sendable, Equatable {
        /// Numbers of its ends in ``LengthMeasurement/points``.
        public var from: Int
        public var to: Int
        /// In the scene's unit; nil when an end has no depth.
        public var length: Double?
    }

    /// - Parameters:
    ///   - pixels: two or more.
    ///   - edgeThreshold: see ``EdgeRule``.
    /// - Throws: when a pixel lies outside the picture, or fewer than two have depth.
    public init(
        of pixels: [PixelPosition], in scene: Scene, edgeThreshold: Double = OcclusionEdges.defaultThreshold
    ) throws(SceneError) {
        guard pixels.count >= 2 else {
            throw SceneError(
                "", "a length lies between two pixels", mend: "name two or more as X,Y", exitStatus: .usage)
        }
        for pixel in pixels { try pixel.check(in: scene) }
        let edges = EdgeRule(threshold: edgeThreshold, width: scene.width, height: scene.height)
        let positions = pixels.map { scene.position(of: $0) }
        guard positions.count(where: { $0 != nil }) >= 2 else {
            throw SceneError(
                scene.name, "has depth at fewer than two of these pixels", mend: "choose pixels with depth")
        }
        points = pixels.indices.map { index in
            Point(
                x: pixels[index].x, y: pixels[index].y, distance: positions[index]?.z,
                position: positions[index].map { [$0.x, $0.y, $0.z] },
                isOnEdge: scene.isOnEdge(pixels[index], edges: edges),
                angle: LengthMeasurement.angle(at: index, of: positions))
        }
        segments = (1..<pixels.count).map { index in
            Segment(
                from: index - 1, to: index, length: LengthMeasurement.length(positions[index - 1], positions[index]))
        }
        let lengths = segments.compactMap(\.length)
        totalLength = lengths.count == segments.count ? lengths.reduce(0, +) : nil
        directLength = LengthMeasurement.length(positions.first ?? nil, positions.last ?? nil)
    }

    /// What the user should know about the picked pixels.
    public var warnings: [String] {
        points.flatMap { point -> [String] in
            let name = "\(point.x),\(point.y)"
            guard point.distance != nil else { return ["\(name) has no depth: lengths to it cannot be told"] }
            guard point.isOnEdge else { return [] }
            return [
                "\(name) lies on an occlusion edge: a pixel further the distance is another; pick inside the surface"
            ]
        }
    }

    private static func length(_ first: SIMD3<Double>?, _ second: SIMD3<Double>?) -> Double? {
        guard let first, let second else { return nil }
        let way = second - first
        let length = (way * way).sum().squareRoot()
        return length.isFinite ? length : nil
    }

    private static func angle(at index: Int, of positions: [SIMD3<Double>?]) -> Double? {
        guard index > 0, index + 1 < positions.count, let here = positions[index], let before = positions[index - 1],
            let after = positions[index + 1]
        else { return nil }
        let angle = degrees(between: before - here, and: after - here)
        return angle.isFinite ? angle : nil
    }
}

extension Scene {
    /// The point that a pixel's centre shows: X right, Y down, Z forward, in the calibration's unit; nil without depth.
    public func position(of pixel: PixelPosition) -> SIMD3<Double>? {
        let z = Double(distance[pixel.x, pixel.y])
        guard z.isFinite else { return nil }
        let ray = camera.ray(x: Double(pixel.x) + 0.5, y: Double(pixel.y) + 0.5)
        return SIMD3(ray.x * z, ray.y * z, z)
    }

    /// Whether one of a pixel's eight neighbours ``EdgeRule/reach`` pixels away lies on another surface.
    public func isOnEdge(_ pixel: PixelPosition, edges: EdgeRule) -> Bool {
        let here = distance[pixel.x, pixel.y]
        for y in [pixel.y - edges.reach, pixel.y, pixel.y + edges.reach] where (0..<height).contains(y) {
            for x in [pixel.x - edges.reach, pixel.x, pixel.x + edges.reach] where (0..<width).contains(x) {
                if edges.separates(here, distance[x, y]) { return true }
            }
        }
        return false
    }
}

/// The angle between two directions in degrees; NaN when one has no length.
func degrees(between first: SIMD3<Double>, and second: SIMD3<Double>) -> Double {
    let dot = (first * second).sum()
    let cross = SIMD3(
        first.y * second.z - first.z * second.y, first.z * second.x - first.x * second.z,
        first.x * second.y - first.y * second.x)
    guard (first * first).sum() > 0, (second * second).sum() > 0 else { return .nan }
    // Exact for small angles, where the arc cosine is not.
    return atan2Degrees((cross * cross).sum().squareRoot(), dot)
}
