import Raster

/// The near part of a scene.
public struct Foreground: Sendable {
    /// 255 in the foreground, 0 elsewhere and where there is no depth.
    public var mask: Plane<UInt8>
    /// The least and the greatest inverse depth that counts as foreground; nil for no limit.
    public var leastInverseDepth: Float?
    public var greatestInverseDepth: Float?
    /// For ``ForegroundLimits/automatic`` and ``ForegroundLimits/points(_:)``: how far the outline can be believed.
    public var quality: OutlineQuality?

    /// Below this ``OutlineQuality/certainty``, nothing clearly stands out.
    ///
    /// Chosen on rendered scenes (`scripts/compare-foreground.py --seed 11 --count 36 --empty 15`: of right masks, it warned of none
    /// on exact and noisy depth and of 2 of 36 on softened; of scenes without a subject, of 13 or 14 of 15) and confirmed on
    /// others: see docs/exporters/mask.md. On the fixtures' photos the portrait has 0.82, the cup on its table 0.28, the
    /// cat that fills its picture 0.20.
    public static let clearCertainty = 0.5

    /// - Parameter box: nothing outside is foreground, and nothing outside has a say in the choice by itself or at points; nil for the whole picture.
    /// - Throws: when a point or the box lies outside the picture, a point outside the box or where there is no depth.
    public init(of scene: Scene, limits: ForegroundLimits, within box: PixelBox? = nil) throws(SceneError) {
        let box = try box?.clipped(to: scene)
        switch limits {
        case .automatic:
            (mask, leastInverseDepth, greatestInverseDepth, quality) = Foreground.search(scene, at: [], within: box)
        case .points(let points):
            for point in points { try point.check(on: scene, within: box) }
            (mask, leastInverseDepth, greatestInverseDepth, quality) = Foreground.search(scene, at: points, within: box)
        case .distance(let from, let to):
            mask = Foreground.mask(of: scene.distance, from: Float(from ?? 0), to: Float(to ?? .infinity))
            // Distance falls as inverse depth grows, so that the limits change places.
            leastInverseDepth = to.flatMap { scene.inverseDepth(atDistance: $0) }
            greatestInverseDepth = from.flatMap { scene.inverseDepth(atDistance: $0) }
            if let box { mask = mask.part(box).placed(in: box, width: scene.width, height: scene.height) }
        case .rank(let from, let to):
            guard let range = scene.inverseDepth.percentileRange(low: 1 - to / 100, high: 1 - from / 100) else {
                mask = Plane(width: scene.width, height: scene.height, repeating: 0)
                return
            }
            leastInverseDepth = range.lowerBound
            greatestInverseDepth = range.upperBound
            mask = Foreground.mask(of: scene.inverseDepth, from: range.lowerBound, to: range.upperBound)
            if let box { mask = mask.part(box).placed(in: box, width: scene.width, height: scene.height) }
        }
    }

    /// A mask of the scene's size, the least and the greatest inverse depth, and how far the outline can be believed.
    private static func search(
        _ scene: Scene, at points: [PixelPosition], within box: PixelBox?
    ) -> (Plane<UInt8>, Float?, Float?, OutlineQuality) {
        let search: ForegroundSearch
        if let box {
            let inside = points.map { PixelPosition(x: $0.x - box.x, y: $0.y - box.y) }
            search = ForegroundSearch(
                inverseDepth: scene.inverseDepth.part(box), photo: scene.photo?.pixels.part(box), points: inside)
        } else {
            search = ForegroundSearch(inverseDepth: scene.inverseDepth, photo: scene.photo?.pixels, points: points)
        }
        let mask = box.map { search.mask.placed(in: $0, width: scene.width, height: scene.height) } ?? search.mask
        return (mask, search.threshold, search.limits?.upperBound, search.quality)
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

extension PixelPosition {
    /// - Throws: when nothing can be found at the pixel.
    fileprivate func check(on scene: Scene, within box: PixelBox?) throws(SceneError) {
        try check(in: scene)
        guard box?.contains(self) ?? true else {
            throw SceneError(
                description, "lies outside the box", mend: "name a pixel within it, or a larger box",
                exitStatus: .usage)
        }
        guard !scene.inverseDepth[x, y].isNaN else {
            throw SceneError(scene.name, "has no depth at \(x),\(y)", mend: "name a pixel that has")
        }
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
