import Raster

/// A plane of space as it shows in a ``ForegroundGrid``: nearness = a x + b y + c at the cell (x, y).
struct GridPlane {
    var a: Float
    var b: Float
    var c: Float

    @inline(__always)
    func level(_ x: Int, _ y: Int) -> Float { a * Float(x) + b * Float(y) + c }

    /// Whether it looks like ground: it comes nearer towards the picture's lower edge, and hardly to one side.
    var isLevel: Bool { b > 2 * abs(a) }

    /// The plane of least squares through the cells that `belongs` takes; nil when there are too few, or they lie on a line.
    init?(through levels: Plane<Float>, where belongs: (Int) -> Bool) {
        var (n, x, y, xx, xy, yy, z, xz, yz) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for index in levels.pixels.indices where belongs(index) {
            let (column, row) = (Double(index % levels.width), Double(index / levels.width))
            let level = Double(levels.pixels[index])
            n += 1
            x += column
            y += row
            xx += column * column
            xy += column * row
            yy += row * row
            z += level
            xz += column * level
            yz += row * level
        }
        guard n >= 30 else { return nil }
        // About the mean, where columns and rows part from the constant.
        let (sxx, sxy, syy) = (xx - x * x / n, xy - x * y / n, yy - y * y / n)
        let (sxz, syz) = (xz - x * z / n, yz - y * z / n)
        let determinant = sxx * syy - sxy * sxy
        guard determinant > 1e-9 * sxx * syy else { return nil }
        let (slopeX, slopeY) = ((sxz * syy - syz * sxy) / determinant, (syz * sxx - sxz * sxy) / determinant)
        a = Float(slopeX)
        b = Float(slopeY)
        c = Float((z - slopeX * x - slopeY * y) / n)
    }

    init(a: Float, b: Float, c: Float) {
        (self.a, self.b, self.c) = (a, b, c)
    }
}

/// How nearness changes from cell to cell, over a window of seven.
struct GridSlopes {
    let x: Plane<Float>
    let y: Plane<Float>
    /// Whether the window lies in the picture, on one even surface.
    let isEven: [Bool]

    static let reach = 3

    init(of levels: Plane<Float>, tolerance: Float) {
        let (width, height, reach) = (levels.width, levels.height, GridSlopes.reach)
        var x = Plane<Float>(width: width, height: height, repeating: .nan)
        var y = x
        var isEven = [Bool](repeating: false, count: levels.count)
        for row in 0..<height {
            for column in 0..<width {
                let index = row * width + column
                let here = levels.pixels[index]
                func level(_ right: Int, _ down: Int) -> Float {
                    levels[min(max(column + right, 0), width - 1), min(max(row + down, 0), height - 1)]
                }
                let (left, right, above, below) = (
                    level(-reach, 0), level(reach, 0), level(0, -reach), level(0, reach)
                )
                x.pixels[index] = (right - left) / Float(2 * reach)
                y.pixels[index] = (below - above) / Float(2 * reach)
                let bend = max(abs(left + right - 2 * here), abs(above + below - 2 * here))
                isEven[index] =
                    bend < 2 * tolerance && column >= reach && row >= reach && column + reach < width
                    && row + reach < height
            }
        }
        (self.x, self.y, self.isEven) = (x, y, isEven)
    }
}
