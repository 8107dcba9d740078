import Raster
import Testing

@testable import Scene

struct MaskFeatheringTests {
    @Test(arguments: [1, 2, 3, 4, 10, 50])
    func fadesOverTheRadiusOnBothSidesOfAStraightEdge(radius: Int) {
        let (width, edge) = (301, 150)
        let mask = Plane<UInt8>(
            width: width, height: 40, pixels: (0..<40 * width).map { $0 % width < edge ? 255 : 0 })
        let soft = mask.feathered(radius: radius)
        for y in [0, 17, 39] {
            for x in 0..<width {
                let value = soft[x, y]
                if x < edge - radius { #expect(value == 255, "\(x)") }
                if x >= edge + radius { #expect(value == 0, "\(x)") }
                // Symmetric about the outline, which runs between two pixels.
                if (0..<width).contains(2 * edge - 1 - x) {
                    #expect(abs(Int(value) + Int(soft[2 * edge - 1 - x, y]) - 255) <= 1)
                }
                if x > 0 { #expect(value <= soft[x - 1, y]) }
            }
        }
        #expect(soft[edge - radius, 5] < 255 || radius > 20)
        #expect(soft[edge, 5] > 0)
    }

    @Test func isTheSameAlongRowsAndColumns() {
        var noise = TestNoise(seed: 3)
        let side = 67
        let mask = Plane<UInt8>(
            width: side, height: side, pixels: (0..<side * side).map { _ in noise.next() & 1 == 0 ? 255 : 0 })
        let turned = Plane<UInt8>(
            width: side, height: side, pixels: (0..<side * side).map { mask[$0 / side, $0 % side] })
        let soft = mask.feathered(radius: 6)
        let softTurned = turned.feathered(radius: 6)
        for y in 0..<side { for x in 0..<side { #expect(abs(Int(soft[x, y]) - Int(softTurned[y, x])) <= 1) } }
    }

    /// Against three means over squares, computed from their definition.
    @Test func agreesWithTheDefinition() {
        var noise = TestNoise(seed: 11)
        let (width, height) = (37, 29)
        let mask = Plane<UInt8>(
            width: width, height: height, pixels: (0..<width * height).map { _ in noise.next() & 1 == 0 ? 255 : 0 })
        var expected = mask.pixels.map(Double.init)
        for radius in [3, 3, 2] {
            let input = expected
            for y in 0..<height {
                for x in 0..<width {
                    var sum = 0.0
                    for dy in -radius...radius {
                        for dx in -radius...radius {
                            let row = min(max(y + dy, 0), height - 1)
                            sum += input[row * width + min(max(x + dx, 0), width - 1)]
                        }
                    }
                    expected[y * width + x] = sum / Double((2 * radius + 1) * (2 * radius + 1))
                }
            }
        }
        let soft = mask.feathered(radius: 8)
        // At the border, blurring rows thrice and then columns thrice is the same: both go on as at the border.
        for index in expected.indices { #expect(abs(Double(soft.pixels[index]) - expected[index]) < 1) }
    }

    @Test func uniformMasksAndRadiusZeroStay() {
        for value: UInt8 in [0, 255] {
            let mask = Plane<UInt8>(width: 50, height: 3, repeating: value)
            #expect(mask.feathered(radius: 20) == mask)
        }
        let dot = drawing("...", ".#.", "...")
        #expect(dot.feathered(radius: 0) == dot)
        #expect(Plane<UInt8>(width: 0, height: 0, repeating: 0).feathered(radius: 5).isEmpty)
        #expect(Plane<UInt8>(width: 1, height: 1, repeating: 255).feathered(radius: 10_000).pixels == [255])
    }
}
