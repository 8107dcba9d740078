import Raster
import Scene

/// The depth of a scene as heights on a coarse grid: means over the area round each node.
struct HeightField {
    let columns: Int
    let rows: Int
    /// 0 at the farthest, 1 at the nearest; NaN where there is no depth. Row by row.
    let heights: [Float]
    /// What heights stand for: the far end and the near end, in inverse depth or, negative, in distance.
    let range: ClosedRange<Float>
    let spacing: LevelSpacing

    /// The shares of pixels at each end that are cut off, so that wild pixels do not flatten the rest.
    private static let tail = 0.002

    /// - Parameter cells: along the longer side.
    init?(scene: Scene, spacing: LevelSpacing, cells: Int) {
        let scale = min(1, Double(cells) / Double(max(scene.width, scene.height)))
        columns = max(1, Int((Double(scene.width) * scale).rounded())) + 1
        rows = max(1, Int((Double(scene.height) * scale).rounded())) + 1
        self.spacing = spacing
        // Greater is nearer either way.
        let field = spacing == .inverse ? scene.inverseDepth : scene.distance.map { -$0 }
        guard let range = field.percentileRange(low: HeightField.tail, high: 1 - HeightField.tail) else { return nil }
        self.range = range
        let low = Double(range.lowerBound)
        let span = Double(range.upperBound) - low
        let nodes = DepthMap(values: field, meaning: .inverse).resized(width: columns, height: rows).values
        heights = nodes.pixels.map { value in
            guard !value.isNaN else { return .nan }
            return span > 0 ? Float(min(max(0, (Double(value) - low) / span), 1)) : 0.5
        }
    }

    var isFlat: Bool { range.lowerBound == range.upperBound }

    /// The distance that a height stands for; nil at infinity.
    func distance(atHeight height: Double, in scene: Scene) -> Double? {
        let value = Double(range.lowerBound) + (Double(range.upperBound) - Double(range.lowerBound)) * height
        return spacing == .inverse ? scene.distance(atInverseDepth: Float(value)) : -value
    }
}
