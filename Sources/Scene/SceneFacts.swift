import Foundation
import Raster

/// What there is to say about a scene, for `--json` and for programs that are handed one.
public struct SceneFacts: Encodable, Sendable {
    public var name: String
    public var width: Int
    public var height: Int
    public var hasPhoto: Bool
    public var record: DepthRecord
    public var horizontalFieldOfViewDegrees: Double
    /// Pixels with and without depth, and those that the calibration left out.
    public var pixelsWithDepth: Int
    /// Least and greatest value of the depth map, in its own meaning; missing when it is empty.
    public var depthRange: [Double]?
    /// Least and greatest distance, in the calibration's unit; missing when there is none.
    public var distanceRange: [Double]?

    public init(_ scene: Scene) {
        name = scene.name
        width = scene.width
        height = scene.height
        hasPhoto = scene.photo != nil
        record = DepthRecord(scene: scene)
        horizontalFieldOfViewDegrees = scene.camera.horizontalFieldOfView
        pixelsWithDepth = mapConcurrentBands(of: scene.height) { rows in
            scene.depth.values.pixels[rows.lowerBound * scene.width..<rows.upperBound * scene.width]
                .reduce(into: 0) { $0 += $1.isNaN ? 0 : 1 }
        }.reduce(0, +)
        depthRange = scene.depth.values.finiteRange().map { [Double($0.lowerBound), Double($0.upperBound)] }
        distanceRange = scene.distance.finiteRange().map { [Double($0.lowerBound), Double($0.upperBound)] }
    }

    /// One line of JSON with sorted keys.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
