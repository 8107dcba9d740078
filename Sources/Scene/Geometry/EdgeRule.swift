import Raster

/// Where a surface is torn: the occlusion edges of a picture at its own resolution.
///
/// Two pixels at most ``reach`` apart lie on different surfaces when their distances differ by more than a share of the
/// nearer one. The reach grows with the picture, so that the same view has the same edges at every resolution: a
/// slope that is steep between two pixels of a thumbnail is spread over many in a photo of 12 megapixels.
public struct EdgeRule: Sendable, Equatable {
    /// A share of the nearer distance; infinite when there are to be no edges.
    public let threshold: Float
    /// Pixels, 1 or more.
    public let reach: Int

    /// The longer side of the picture, in pixels, that makes one pixel of reach.
    public static let pixelsPerReach = 1000

    /// - Parameters:
    ///   - threshold: a share of the nearer distance above 0, or 0 for no edges at all.
    ///   - width: of the picture, as `height`.
    public init(threshold: Double, width: Int, height: Int) {
        self.threshold = threshold > 0 ? Float(threshold) : .infinity
        reach = max(1, (max(width, height) + EdgeRule.pixelsPerReach / 2) / EdgeRule.pixelsPerReach)
    }

    /// Whether two distances lie on different surfaces. False when one is NaN.
    @inlinable public func separates(_ first: Float, _ second: Float) -> Bool {
        OcclusionEdges.separates(first, second, threshold: threshold)
    }

    /// Whether a pixel hangs between a nearer and a farther surface and belongs to neither: its distance lies between
    /// those `reach` pixels before and after it, along the row or along the column, and is separated from both.
    ///
    /// Such pixels are what a blurred edge leaves behind ("flying pixels"). The last pixel of the near surface and
    /// the first of the far one are on an edge too, but joined to their own side: they stay, as does a thin wire, which is
    /// nearer than what lies on both sides of it.
    /// - Parameter distances: row-major, `width * height`; NaN where there is none.
    @inlinable public func isFlying(
        x: Int, y: Int, in distances: UnsafePointer<Float>, width: Int, height: Int
    ) -> Bool {
        let index = y * width + x
        let here = distances[index]
        if x >= reach, x + reach < width,
            isBetween(distances[index - reach], here, distances[index + reach])
        {
            return true
        }
        return y >= reach && y + reach < height
            && isBetween(distances[index - reach * width], here, distances[index + reach * width])
    }

    /// Whether the three rise, or fall, by more than the threshold at each step. False when one is NaN.
    @inlinable func isBetween(_ before: Float, _ here: Float, _ after: Float) -> Bool {
        let factor = 1 + threshold
        return (here > before * factor && after > here * factor) || (before > here * factor && here > after * factor)
    }

    /// Whether two pixels are joined by one surface: no edge is met on the straight line of pixels between them.
    ///
    /// Pixels without depth on the way are skipped over; what lies before and behind them must fit together.
    @inlinable public func joins(
        _ first: (x: Int, y: Int), _ second: (x: Int, y: Int), in distances: UnsafePointer<Float>, width: Int
    ) -> Bool {
        let (dx, dy) = (second.x - first.x, second.y - first.y)
        let steps = max(abs(dx), abs(dy))
        var last = distances[first.y * width + first.x]
        guard steps > 0, threshold.isFinite else { return true }
        // Positions in 1/65536 of a pixel, rounded to the nearest pixel.
        let (stepX, stepY) = ((dx << 16) / steps, (dy << 16) / steps)
        let (startX, startY) = ((first.x << 16) + 0x8000, (first.y << 16) + 0x8000)
        for step in 1...steps {
            let here =
                step == steps
                ? distances[second.y * width + second.x]
                : distances[((startY + step * stepY) >> 16) * width + (startX + step * stepX) >> 16]
            let back = max(0, step - reach)
            let before = distances[((startY + back * stepY) >> 16) * width + (startX + back * stepX) >> 16]
            if separates(before, here) || separates(last, here) { return false }
            if !here.isNaN { last = here }
        }
        return true
    }
}
