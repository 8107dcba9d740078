import Raster

/// The outline of a mask of cells, moved to where depth is midway between the mask's and its background's, first in
/// cells, then in pixels.
///
/// A threshold for the whole scene cuts soft edges too near the background where that is far away. The two surfaces' own
/// depths, a little away from the outline, say where the middle is. Where they hardly differ, a thing stands on what it is before,
/// and the outline stays.
struct GridOutline {
    private(set) var mask: Plane<UInt8>
    private let grid: ForegroundGrid
    private let receding: Plane<UInt8>

    /// Cells that the surfaces' depths are means of, to each side; those nearest to the outline count only without others.
    private static let reach = 3
    private static let rounds = 8

    init(_ mask: Plane<UInt8>, grid: ForegroundGrid, receding: Plane<UInt8>) {
        (self.mask, self.grid, self.receding) = (mask, grid, receding)
    }

    /// Moves the outline cell by cell.
    mutating func settle() {
        for _ in 0..<GridOutline.rounds {
            let isNear = nearOutline(mask)
            var moved = mask
            for index in mask.pixels.indices where isNear[index] {
                guard let middle = middle(at: index, isNear) else { continue }
                let isFront = grid.levels.pixels[index] > middle
                // What runs to the back stays there.
                moved.pixels[index] = isFront && (mask.pixels[index] == 255 || receding.pixels[index] == 0) ? 255 : 0
            }
            guard moved != mask else { return }
            mask = moved
        }
    }

    /// The mask at the picture's size; 0 where a pixel has no depth.
    func atFullSize(of inverseDepth: Plane<Float>) -> Plane<UInt8> {
        let (step, grid, mask) = (grid.step, grid, mask)
        guard step > 1 else {
            return Plane(
                width: mask.width, height: mask.height,
                pixels: zip(mask.pixels, inverseDepth.pixels).map { $1.isNaN ? 0 : $0 })
        }
        let isNear = nearOutline(mask)
        let middles = Plane<Float>(
            width: grid.width, height: grid.height,
            pixels: mask.pixels.indices.map { index in
                isNear[index] ? middle(at: index, isNear).map(grid.inverseDepth) ?? .nan : .nan
            })
        let (width, height) = (inverseDepth.width, inverseDepth.height)
        return Plane<UInt8>(width: width, height: height) { output in
            nonisolated(unsafe) let output = output
            inverseDepth.pixels.withUnsafeBufferPointer { values in
                concurrentBands(of: height) { rows in
                    for y in rows {
                        for cell in 0..<grid.width {
                            let index = y / step * grid.width + cell
                            let (start, end) = (cell * step, min(width, (cell + 1) * step))
                            guard isNear[index] else {
                                let value = mask.pixels[index]
                                for x in y * width + start..<y * width + end {
                                    output.initializeElement(at: x, to: values[x].isNaN ? 0 : value)
                                }
                                continue
                            }
                            for x in start..<end {
                                let place = GridPlace(x: x, y: y, in: grid)
                                let middle = place.mean(of: middles)
                                let limit = middle.isNaN ? middles.pixels[index] : middle
                                let value = values[y * width + x]
                                let isFront =
                                    limit.isNaN
                                    ? !value.isNaN && place.share(of: mask) >= 127.5 : value > limit
                                output.initializeElement(at: y * width + x, to: isFront ? 255 : 0)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Whether one of the eight cells around is on the other side.
    private func nearOutline(_ mask: Plane<UInt8>) -> [Bool] {
        let background = mask.map { ~$0 }
        let (near, far) = (mask.dilated(radius: 1), background.dilated(radius: 1))
        return zip(near.pixels, far.pixels).map { $0 == 255 && $1 == 255 }
    }

    /// Halfway between the nearness of the two surfaces at a cell; nil where they hardly differ, or one is missing.
    private func middle(at index: Int, _ isNear: [Bool]) -> Float? {
        let (width, height) = (grid.width, grid.height)
        let (x, y) = (index % width, index / width)
        // Sum and count of front and back, away from the outline and everywhere.
        var (front, back) = (SIMD4<Float>.zero, SIMD4<Float>.zero)
        for row in max(0, y - GridOutline.reach)...min(height - 1, y + GridOutline.reach) {
            for other in row * width + max(0, x - GridOutline.reach)...row * width
                + min(width - 1, x + GridOutline.reach)
            {
                let level = grid.levels.pixels[other]
                guard !level.isNaN else { continue }
                let sums = isNear[other] ? SIMD4(0, 0, level, 1) : SIMD4(level, 1, level, 1)
                if mask.pixels[other] == 255 { front += sums } else { back += sums }
            }
        }
        func mean(_ sums: SIMD4<Float>) -> Float { sums.y > 0 ? sums.x / sums.y : sums.z / sums.w }
        let (near, far) = (mean(front), mean(back))
        guard near - far > 2 * grid.leastStep else { return nil }
        return (near + far) / 2
    }
}

/// A pixel's place among the middles of the four cells around it.
private struct GridPlace {
    private let first: Int
    private let right: Int
    private let down: Int
    private let x: Float
    private let y: Float

    @inline(__always)
    init(x: Int, y: Int, in grid: ForegroundGrid) {
        let column = (Float(x) + 0.5) / Float(grid.step) - 0.5
        let row = (Float(y) + 0.5) / Float(grid.step) - 0.5
        let (left, top) = (max(0, Int(column)), max(0, Int(row)))
        first = top * grid.width + left
        right = left + 1 < grid.width ? 1 : 0
        down = top + 1 < grid.height ? grid.width : 0
        self.x = min(max(column - Float(left), 0), 1)
        self.y = min(max(row - Float(top), 0), 1)
    }

    @inline(__always)
    func mean(of plane: Plane<Float>) -> Float {
        let upper = plane.pixels[first] + x * (plane.pixels[first + right] - plane.pixels[first])
        let lower = plane.pixels[first + down] + x * (plane.pixels[first + right + down] - plane.pixels[first + down])
        return upper + y * (lower - upper)
    }

    @inline(__always)
    func share(of mask: Plane<UInt8>) -> Float {
        func value(_ index: Int) -> Float { Float(mask.pixels[index]) }
        let upper = value(first) + x * (value(first + right) - value(first))
        let lower = value(first + down) + x * (value(first + right + down) - value(first + down))
        return upper + y * (lower - upper)
    }
}
