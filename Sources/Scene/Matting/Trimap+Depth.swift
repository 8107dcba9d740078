import Raster

extension Trimap {
    /// A trimap of a foreground that was cut out by depth: unknown is what lies so near the outline that the depth map cannot tell.
    ///
    /// How near that is, is measured at each pixel of the outline: an edge of the depth map is as wide as the step of inverse depth
    /// across it divided by its slope there; half of that counts, on either side. To it comes what a depth map cannot show at all: detail of
    /// less than ``blindness`` pixels of its own resolution, which refinement does not bring back, such as hair.
    /// - Parameters:
    ///   - mask: 255 in the foreground, 0 elsewhere.
    ///   - scene: of the mask's size.
    public init(mask: Plane<UInt8>, of scene: Scene) {
        let perSource = scene.pixelsPerDepthSample
        let edge = EdgeWidth(
            inverseDepth: scene.inverseDepth, radius: max(1, Int((EdgeWidth.radius * perSource).rounded())))
        let blind = Trimap.blindness * Float(perSource)
        self.init(mask: mask) { x, y in max(Trimap.leastReach, blind + edge.width(x: x, y: y) / 2) }
    }

    /// In pixels of the depth map's own resolution.
    static let blindness: Float = 1.5
    /// In pixels of the picture: its own softness.
    static let leastReach: Float = 2
}

extension Scene {
    /// Pixels of the scene, along a side, for each sample of the depth as it was measured or estimated; 1 or more.
    public var pixelsPerDepthSample: Double {
        guard let size = depthSource, size.width > 0, size.height > 0 else { return 1 }
        return max(1, Double(width) / Double(size.width), Double(height) / Double(size.height))
    }
}

/// How wide the edges of a depth map are.
private struct EdgeWidth {
    let inverseDepth: Plane<Float>
    /// Half the side of the square in which an edge is looked at, in pixels.
    let radius: Int

    /// In pixels of the depth map's own resolution: edges that were interpolated from it lie within.
    static let radius = 1.5

    /// The step in inverse depth round a pixel, divided by the steepest slope there: the edge's width in pixels, at most that of the square.
    func width(x: Int, y: Int) -> Float {
        let (width, height) = (inverseDepth.width, inverseDepth.height)
        let columns = max(0, x - radius)...min(width - 1, x + radius)
        let rows = max(0, y - radius)...min(height - 1, y + radius)
        // Only every few pixels of large squares: edges narrower than that count as that wide.
        let step = max(1, radius / 6)
        var (least, greatest, slope) = (Float.infinity, -Float.infinity, Float.zero)
        inverseDepth.pixels.withUnsafeBufferPointer { values in
            for row in stride(from: rows.lowerBound, through: rows.upperBound, by: step) {
                for column in stride(from: columns.lowerBound, through: columns.upperBound, by: step) {
                    let value = values[row * width + column]
                    guard value == value else { continue }
                    least = min(least, value)
                    greatest = max(greatest, value)
                    if column + step < width {
                        let across = abs(values[row * width + column + step] - value)
                        if across > slope { slope = across }
                    }
                    if row + step < height {
                        let down = abs(values[(row + step) * width + column] - value)
                        if down > slope { slope = down }
                    }
                }
            }
        }
        slope /= Float(step)
        guard slope > 0, greatest > least else { return 0 }
        return min((greatest - least) / slope, Float(2 * radius))
    }
}
