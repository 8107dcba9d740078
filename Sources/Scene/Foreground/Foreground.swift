import Raster

/// The near part of a scene.
public struct Foreground: Sendable {
    /// 255 in the foreground, 0 elsewhere and where there is no depth.
    public var mask: Plane<UInt8>
    /// The least and the greatest inverse depth that counts as foreground; nil for no limit.
    public var leastInverseDepth: Float?
    public var greatestInverseDepth: Float?
    /// For ``ForegroundLimits/automatic``: see ``OtsuSplit/separability``; 0 when all depth is the same.
    public var separability: Double?

    /// Below this ``OtsuSplit/separability``, nothing stands out: values spread evenly, as those of a floor that runs
    /// away from the camera, reach 0.75, and a few pixels more or less of sky must not make a foreground of it.
    public static let clearSeparability = 0.78

    public init(of scene: Scene, limits: ForegroundLimits) {
        switch limits {
        case .automatic:
            guard let split = OtsuSplit(of: scene.inverseDepth) else {
                mask = Plane(width: scene.width, height: scene.height, repeating: 0)
                separability = 0
                return
            }
            leastInverseDepth = split.threshold
            separability = split.separability
            mask = Foreground.mask(of: scene.inverseDepth, from: split.threshold, to: .infinity)
        case .distance(let from, let to):
            mask = Foreground.mask(of: scene.distance, from: Float(from ?? 0), to: Float(to ?? .infinity))
            // Distance falls as inverse depth grows, so that the limits change places.
            leastInverseDepth = to.flatMap { scene.inverseDepth(atDistance: $0) }
            greatestInverseDepth = from.flatMap { scene.inverseDepth(atDistance: $0) }
        case .rank(let from, let to):
            guard let range = scene.inverseDepth.percentileRange(low: 1 - to / 100, high: 1 - from / 100) else {
                mask = Plane(width: scene.width, height: scene.height, repeating: 0)
                return
            }
            leastInverseDepth = range.lowerBound
            greatestInverseDepth = range.upperBound
            mask = Foreground.mask(of: scene.inverseDepth, from: range.lowerBound, to: range.upperBound)
        }
    }

    /// The share of the picture in the foreground, 0...1; a half-transparent pixel counts half.
    public var coverage: Double {
        guard !mask.isEmpty else { return 0 }
        let sums = mapConcurrentBands(of: mask.height) { rows in
            mask.pixels.withUnsafeBufferPointer { pixels in
                pixels[rows.lowerBound * mask.width..<rows.upperBound * mask.width].reduce(0) { $0 &+ Int($1) }
            }
        }
        return Double(sums.reduce(0, +)) / 255 / Double(mask.count)
    }

    /// 255 where a value lies between the limits, both included; 0 elsewhere and for NaN.
    private static func mask(of values: Plane<Float>, from: Float, to: Float) -> Plane<UInt8> {
        values.map { value in (value >= from ? 255 : 0) & (value <= to ? 255 : 0) }
    }
}

extension Scene {
    /// The inverse depth of what lies at a distance in the calibration's unit; nil where the calibration gives none.
    public func inverseDepth(atDistance distance: Double) -> Float? {
        let value = depth.meaning == .inverse ? calibration.value(atDistance: distance) : 1 / distance
        return Float(value).isFinite ? Float(value) : nil
    }

    /// The distance of an inverse depth, in the calibration's unit; nil where the calibration gives none.
    public func distance(atInverseDepth value: Float) -> Double? {
        let distance = depth.meaning == .inverse ? calibration.distance(Double(value)) : 1 / Double(value)
        return distance.isFinite ? distance : nil
    }
}
