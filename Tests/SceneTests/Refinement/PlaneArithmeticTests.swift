import Raster
import Testing

@testable import Scene

struct PlaneArithmeticTests {
    /// Planes are worked out eight numbers at a time, rows in bands: every width has another rest.
    @Test(arguments: 1...19) func combinesPlanesOfAnyWidth(width: Int) {
        let height = 131
        func plane(_ value: (Int) -> Float) -> Plane<Float> {
            Plane(width: width, height: height, pixels: (0..<width * height).map(value))
        }
        let first = plane { Float($0 % 13) - 6 }
        let second = plane { Float($0 % 7) - 3 }
        let combined = first.combined(second) { ($0 - 2 * $1).atLeast(-4).atMost($1.magnitudes) }
        #expect(
            combined.pixels
                == zip(first.pixels, second.pixels).map { min(max($0 - 2 * $1, -4), abs($1)) })
    }

    @Test(arguments: [(1, 1), (7, 3), (9, 2), (30, 4)]) func changesPicturesOfAnyWidth(width: Int, block: Int) {
        let grid = BlockGrid(block: block, width: width, height: 5)
        let picture = Plane<Float>(width: width, height: 5, pixels: (0..<width * 5).map { Float($0) })
        // The same number in every block stays the same between them.
        let layer = Plane<Float>(width: grid.columns, height: grid.rows, repeating: 3)
        let changed = grid.changed(picture, [.linear(layer), .cubic(layer)]) { value, rows, x, index in
            value * rows[0, x] + rows[1, x] + Float(index + x)
        }
        for y in 0..<5 {
            for x in 0..<width {
                let firstOfEight = x / 8 * 8
                let expected = Float(y * width + x) * 3 + 3 + Float(y * width + 2 * firstOfEight)
                #expect(abs(changed[x, y] - expected) < 1e-3)
            }
        }
    }
}
