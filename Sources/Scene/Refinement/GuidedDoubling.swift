import Raster

/// Carries a field to twice its size: near edges each new pixel takes sides with those of the nine old pixels around it whose
/// colours are like its own (joint bilateral upsampling: J. Kopf, M. Cohen, D. Lischinski, M. Uyttendaele, "Joint Bilateral
/// Upsampling", SIGGRAPH 2007), and is then moved towards the nearer or the farther of them; elsewhere it is bilinear.
struct GuidedDoubling {
    private let field: Plane<Float>
    private let coarse: Plane<RGB8>
    private let fine: Plane<RGB8>
    private let vicinity: EdgeVicinity
    private let halvings: Int
    private let least: Float
    private let slope: Float

    /// Nine values that differ by less than this share of the map's span are one surface; by more than the second, two.
    private static let oneSurface: Float = 0.01
    private static let twoSurfaces: Float = 0.03
    /// How much steeper a pixel's place between the least and the greatest of the nine is made, so that few hang in between.
    private static let contrast: Float = 3

    /// - Parameters:
    ///   - field: of `coarse`'s size, half of `fine`'s, rounded up.
    ///   - vicinity: of edges at the size of `fine` halved `halvings` times.
    ///   - span: of the whole map.
    init(
        field: Plane<Float>, coarse: Plane<RGB8>, fine: Plane<RGB8>, vicinity: EdgeVicinity, halvings: Int,
        span: Float
    ) {
        self.field = field
        self.coarse = coarse
        self.fine = fine
        self.vicinity = vicinity
        self.halvings = halvings
        least = GuidedDoubling.oneSurface * span
        slope = 1 / ((GuidedDoubling.twoSurfaces - GuidedDoubling.oneSurface) * span)
    }

    /// The field at the fine size. Away from edges it is only copied: no one looks at it there.
    func doubled() -> Plane<Float> {
        let (width, height) = (fine.width, fine.height)
        return Plane<Float>(width: width, height: height) { output in
            nonisolated(unsafe) let output = output
            forEachFour { x, y, isNearEdge, four in
                let values = isNearEdge ? four() : SIMD4(repeating: field[x >> 1, y >> 1])
                for child in 0..<4 where x + (child & 1) < width && y + (child >> 1) < height {
                    output[(y + (child >> 1)) * width + x + (child & 1)] = values[child]
                }
            }
        }
    }

    /// Puts the field at the fine size into a depth map near edges, and leaves the rest of it alone.
    func blend(into depth: inout Plane<Float>, reading: DepthReading) {
        let (width, height) = (fine.width, fine.height)
        depth.pixels.withUnsafeMutableBufferPointer { depth in
            nonisolated(unsafe) let depth = depth
            forEachFour { x, y, isNearEdge, four in
                guard isNearEdge else { return }
                var values: SIMD4<Float>?
                for child in 0..<4 where x + (child & 1) < width && y + (child >> 1) < height {
                    let (childX, childY) = (x + (child & 1), y + (child >> 1))
                    let weight = vicinity.presence(x: childX, y: childY, halvings: halvings)
                    let old = depth[childY * width + childX]
                    guard weight > 0, old == old else { continue }
                    let new = values ?? four()
                    values = new
                    let soft = reading(old)
                    depth[childY * width + childX] = reading(soft + weight * (new[child] - soft))
                }
            }
        }
    }

    /// Calls for each two by two pixels of the fine size: with the first one's place, whether an edge is near, and a
    /// function that works out the four values (left to right, top to bottom).
    @inline(__always)
    private func forEachFour(_ body: (Int, Int, Bool, () -> SIMD4<Float>) -> Void) {
        field.pixels.withUnsafeBufferPointer { field in
            coarse.pixels.withUnsafeBufferPointer { coarse in
                fine.pixels.withUnsafeBufferPointer { fine in
                    concurrentBands(of: self.field.height, minimum: 4) { rows in
                        for y in rows {
                            for x in 0..<self.field.width {
                                body(2 * x, 2 * y, vicinity.includes(x: 2 * x, y: 2 * y, halvings: halvings)) {
                                    four(x, y, field, coarse, fine)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func four(
        _ x: Int, _ y: Int, _ field: UnsafeBufferPointer<Float>, _ coarse: UnsafeBufferPointer<RGB8>,
        _ fine: UnsafeBufferPointer<RGB8>
    ) -> SIMD4<Float> {
        let (width, height) = (self.field.width, self.field.height)
        let parents = Parents(width: width, x: x, y: y, lastX: width - 1, lastY: height - 1)
        var smooth = SIMD4<Float>.zero
        var (low, high) = (Float.infinity, -Float.infinity)
        parents.forEach { index, bilinear, _ in
            let value = field[index]
            high = max(high, value)
            low = min(low, value)
            smooth += bilinear * value
        }
        let range = high - low
        guard range > least else { return smooth }
        let children = Colors(of: fine, x: 2 * x, y: 2 * y, width: self.fine.width, height: self.fine.height)
        var (sum, weights) = (SIMD4<Float>.zero, SIMD4<Float>.zero)
        parents.forEach { index, _, nearness in
            let weight = nearness * children.likeness(to: coarse[index])
            weights += weight
            sum += weight * field[index]
        }
        let place = (sum / weights - low) / range
        let decided = ((place - 0.5) * GuidedDoubling.contrast + 0.5).clamped(
            lowerBound: .zero, upperBound: SIMD4(repeating: 1))
        let side = low + range * decided
        let edge = min((range - least) * slope, 1)
        return smooth + edge * (side - smooth)
    }
}

/// The nine pixels around one, and how they count for the four pixels that it is divided into.
private struct Parents {
    let width: Int
    let x: Int
    let y: Int
    let lastX: Int
    let lastY: Int

    /// Calls with the index of each, its bilinear weights, and how near it is to each of the four: a bell of 0.8 of the
    /// large pixels' width.
    @inline(__always)
    func forEach(_ body: (Int, SIMD4<Float>, SIMD4<Float>) -> Void) {
        for dy in -1...1 {
            let line = min(max(y + dy, 0), lastY) * width
            let rowBilinear = Parents.weights(dy, 0, 0.25, 0.75, isColumn: false)
            let rowNearness = Parents.weights(dy, 0.2950, 0.6444, 0.9523, isColumn: false)
            for dx in -1...1 {
                body(
                    line + min(max(x + dx, 0), lastX), rowBilinear * Parents.weights(dx, 0, 0.25, 0.75, isColumn: true),
                    rowNearness * Parents.weights(dx, 0.2950, 0.6444, 0.9523, isColumn: true))
            }
        }
    }

    /// How a pixel `offset` away along one axis counts for the four small ones.
    /// - Parameters:
    ///   - far: for the two small ones on the other side.
    ///   - near: for the two on its side.
    ///   - middle: for all, when it is the pixel that they divide.
    @inline(__always)
    private static func weights(_ offset: Int, _ far: Float, _ near: Float, _ middle: Float, isColumn: Bool) -> SIMD4<
        Float
    > {
        if offset == 0 { return SIMD4(repeating: middle) }
        let (first, second) = offset < 0 ? (near, far) : (far, near)
        return isColumn ? SIMD4(first, second, first, second) : SIMD4(first, first, second, second)
    }
}

/// The colours of four pixels, two by two.
private struct Colors {
    private var red = SIMD4<Float>()
    private var green = SIMD4<Float>()
    private var blue = SIMD4<Float>()

    /// Squared distances of colours (0...255 a channel) beyond which likeness falls off: 8 * 12^2.
    private static let tolerance: Float = 1152

    @inline(__always)
    init(of picture: UnsafeBufferPointer<RGB8>, x: Int, y: Int, width: Int, height: Int) {
        for child in 0..<4 {
            let color = picture[min(y + child >> 1, height - 1) * width + min(x + child & 1, width - 1)]
            red[child] = Float(color.red)
            green[child] = Float(color.green)
            blue[child] = Float(color.blue)
        }
    }

    /// Near exp(-d^2 / 2 12^2) for colours at distance d.
    @inline(__always)
    func likeness(to color: RGB8) -> SIMD4<Float> {
        let (r, g, b) = (red - Float(color.red), green - Float(color.green), blue - Float(color.blue))
        let root = 1 / (1 + (r * r + g * g + b * b) / Colors.tolerance)
        return (root * root) * (root * root)
    }
}
