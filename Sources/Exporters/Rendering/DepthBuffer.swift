import Raster

/// A band of rows of a picture, with the nearest distance drawn so far at each pixel.
struct DepthBuffer {
    let width: Int
    let rows: Range<Int>
    /// 1 / distance; 0 where nothing has been drawn.
    private var inverse: [Float]
    private var colors: [SIMD3<Float>]

    init(width: Int, rows: Range<Int>, background: RGB8) {
        self.width = width
        self.rows = rows
        inverse = Array(repeating: 0, count: width * rows.count)
        let color = SIMD3(Float(background.red), Float(background.green), Float(background.blue))
        colors = Array(repeating: color, count: width * rows.count)
    }

    /// Whether anything between these heights can fall into the band.
    @inline(__always)
    func sees(_ heights: ClosedRange<Float>) -> Bool {
        heights.upperBound >= Float(rows.lowerBound) && heights.lowerBound <= Float(rows.upperBound)
    }

    /// Draws a triangle whichever way round it runs; pixels whose centres it covers.
    /// - Parameters: vertices as (column, row, 1 / distance, -); 1 / distance 0 for one that is not seen.
    @inline(__always)
    mutating func triangle(
        _ a: SIMD4<Float>, _ b: SIMD4<Float>, _ c: SIMD4<Float>,
        _ colorA: SIMD3<Float>, _ colorB: SIMD3<Float>, _ colorC: SIMD3<Float>
    ) {
        guard a.z > 0, b.z > 0, c.z > 0 else { return }
        let (top, bottom) = (min(a.y, b.y, c.y), max(a.y, b.y, c.y))
        let (left, right) = (min(a.x, b.x, c.x), max(a.x, b.x, c.x))
        // False for NaN; nothing beyond the picture is converted to a whole number.
        guard bottom >= Float(rows.lowerBound), top < Float(rows.upperBound), right >= 0, left < Float(width) else {
            return
        }
        let area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
        guard area != 0, area.isFinite else { return }
        let firstY = max(rows.lowerBound, Int(max(top - 0.5, Float(rows.lowerBound)).rounded(.up)))
        let lastY = min(rows.upperBound - 1, Int(min(bottom - 0.5, Float(rows.upperBound)).rounded(.down)))
        let firstX = Int(max(left - 0.5, 0).rounded(.up))
        let lastX = min(width - 1, Int(min(right - 0.5, Float(width)).rounded(.down)))
        guard firstY <= lastY, firstX <= lastX else { return }
        let scale = 1 / area
        for y in firstY...lastY {
            let py = Float(y) + 0.5
            for x in firstX...lastX {
                let px = Float(x) + 0.5
                let shareB = ((px - a.x) * (c.y - a.y) - (py - a.y) * (c.x - a.x)) * scale
                let shareC = ((b.x - a.x) * (py - a.y) - (b.y - a.y) * (px - a.x)) * scale
                let shareA = 1 - shareB - shareC
                guard shareA >= 0, shareB >= 0, shareC >= 0 else { continue }
                // 1 / distance is linear over the picture.
                let depth = shareA * a.z + shareB * b.z + shareC * c.z
                put(x, y, depth, colorA * shareA + colorB * shareB + colorC * shareC)
            }
        }
    }

    /// Draws a square that faces the viewer.
    @inline(__always)
    mutating func square(at center: SIMD4<Float>, radius: Float, color: SIMD3<Float>) {
        guard center.y + radius >= Float(rows.lowerBound), center.y - radius < Float(rows.upperBound),
            center.x + radius >= 0, center.x - radius < Float(width)
        else { return }
        let firstY = Int(max(center.y - radius - 0.5, Float(rows.lowerBound)).rounded(.up))
        let lastY = min(
            rows.upperBound - 1, Int(min(center.y + radius - 0.5, Float(rows.upperBound)).rounded(.down)))
        let firstX = Int(max(center.x - radius - 0.5, 0).rounded(.up))
        let lastX = min(width - 1, Int(min(center.x + radius - 0.5, Float(width)).rounded(.down)))
        guard firstY <= lastY, firstX <= lastX else { return }
        for y in firstY...lastY {
            for x in firstX...lastX { put(x, y, center.z, color) }
        }
    }

    @inline(__always)
    private mutating func put(_ x: Int, _ y: Int, _ depth: Float, _ color: SIMD3<Float>) {
        let index = (y - rows.lowerBound) * width + x
        if depth > inverse[index] {
            inverse[index] = depth
            colors[index] = color
        }
    }

    /// The mean colour of a square of pixels whose top left is (x, y).
    func mean(x: Int, y: Int, side: Int) -> RGB8 {
        var sum = SIMD3<Float>.zero
        for row in y..<y + side {
            for column in x..<x + side { sum += colors[(row - rows.lowerBound) * width + column] }
        }
        let mean = (sum / Float(side * side) + 0.5).clamped(lowerBound: .zero, upperBound: SIMD3(repeating: 255))
        return RGB8(red: UInt8(mean.x), green: UInt8(mean.y), blue: UInt8(mean.z))
    }
}
