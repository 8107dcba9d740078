import Foundation
import Raster

/// Sky, and whatever else lies at infinity: inverse depth at or near 0.
///
/// Such pixels are no surface. They take no part in the calibration, and have no distance, or that of a far plane.
public struct Sky: Sendable, Equatable {
    /// What becomes of it.
    public enum Treatment: String, Codable, CaseIterable, Sendable {
        /// It has no distance, and so no place in geometry.
        case drop
        /// It lies on a plane at the farthest distance.
        case keep
    }

    public var treatment: Treatment
    /// Inverse depths up to this are sky.
    public let limit: Float

    /// A pixel fifty times as far as the nearest surface is taken to be at infinity: there, one step of a network's noise
    /// (about 1 % of its range) changes the distance by half or more.
    public static let share: Float = 0.02

    /// The sky of a depth map; nil when there is none, or when 0 does not mean infinity: in depth that is not inverse, and in
    /// maps that go well below 0, whose shift is unknown.
    public init?(of depth: DepthMap, treatment: Treatment) {
        guard depth.meaning == .inverse, let all = depth.values.finiteRange(),
            all.lowerBound <= Sky.share * all.upperBound,
            let range = depth.values.percentileRange(low: 0.001, high: 0.999)
        else { return nil }
        limit = Sky.share * range.upperBound
        guard limit > 0, range.lowerBound >= -limit, all.lowerBound <= limit else { return nil }
        self.treatment = treatment
    }

    /// The depth map without its sky.
    public func surfaces(of depth: DepthMap) -> DepthMap {
        let limit = limit
        return DepthMap(values: depth.values.map { $0 <= limit ? .nan : $0 }, meaning: depth.meaning)
    }

    /// How many pixels are sky.
    public func count(in depth: DepthMap) -> Int {
        mapConcurrentBands(of: depth.height) { rows in
            depth.values.pixels[rows.lowerBound * depth.width..<rows.upperBound * depth.width]
                .reduce(into: 0) { $0 += $1 <= limit ? 1 : 0 }
        }.reduce(0, +)
    }

    /// What to tell the user when it is dropped.
    public func notice(of depth: DepthMap) -> String {
        let percent = 100 * Double(count(in: depth)) / Double(max(1, depth.values.count))
        return (percent < 0.1 ? "less than 0.1" : String(format: "%.1f", percent))
            + " % of the picture is sky and has no distance; --sky keep puts it on a far plane"
    }

    /// Gives the sky of a plane of distances its own.
    /// - Parameter far: where the far plane stands; nil for the farthest distance of what is not sky.
    func place(in distances: inout Plane<Float>, of values: Plane<Float>, far: Double?) {
        var background = Float.nan
        if treatment == .keep {
            background = far.map { Float($0) } ?? surfaceRange(of: distances, values)?.upperBound ?? .nan
        }
        let (width, height, limit) = (values.width, values.height, limit)
        distances.pixels.withUnsafeMutableBufferPointer { distances in
            nonisolated(unsafe) let distances = distances
            values.pixels.withUnsafeBufferPointer { values in
                concurrentBands(of: height) { rows in
                    for index in rows.lowerBound * width..<rows.upperBound * width where values[index] <= limit {
                        distances[index] = background
                    }
                }
            }
        }
    }

    private func surfaceRange(of distances: Plane<Float>, _ values: Plane<Float>) -> ClosedRange<Float>? {
        var surfaces = distances
        for index in surfaces.pixels.indices where values.pixels[index] <= limit { surfaces.pixels[index] = .nan }
        return surfaces.finiteRange()
    }
}
