import Raster
import Testing

@testable import Scene

@Suite struct BlockGridTests {
    @Test(arguments: [1, 2, 3, 4, 5, 8, 16]) func meansAndBackKeepASlope(block: Int) {
        let (width, height) = (block * 7 - block / 2, block * 5 - block / 3)
        let grid = BlockGrid(block: block, width: width, height: height)
        func slope(_ x: Double, _ y: Double) -> Float { Float(1 + 0.25 * x - 0.5 * y) }
        // Each block's mean on a slope is the value in its middle, but for those cut off by the picture's edge.
        let coarse = Plane<Float>(
            width: grid.columns, height: grid.rows,
            pixels: (0..<grid.columns * grid.rows).map { index in
                let middle = Double(block - 1) / 2
                return slope(
                    Double(index % grid.columns * block) + middle, Double(index / grid.columns * block) + middle)
            })
        let plane = Plane<Float>(
            width: width, height: height,
            pixels: (0..<width * height).map { slope(Double($0 % width), Double($0 / width)) })
        let means = grid.means(of: plane)
        #expect(means.isSameSize(as: coarse))
        for y in 0..<4 { for x in 0..<6 { #expect(abs(means[x, y] - coarse[x, y]) < 1e-3) } }

        let fine = grid.plane([.linear(coarse)]) { _, rows, output in output.update(from: rows[0], count: width) }
        for y in block..<height - block {
            for x in block..<width - block { #expect(abs(fine[x, y] - plane[x, y]) < 1e-3) }
        }
    }

    @Test func beyondTheOuterBlocksTheyAreRepeated() {
        let grid = BlockGrid(block: 4, width: 10, height: 6)
        let coarse = Plane<Float>(width: 3, height: 2, pixels: [1, 2, 5, 1, 2, 5])
        var values: [Float] = []
        let plane = grid.plane([.linear(Plane(width: 3, height: 2, repeating: 7)), .linear(coarse)]) {
            _, rows, output in
            for x in 0..<10 { output[x] = rows[0][x] == 7 ? rows[1][x] : .nan }
        }
        for x in 0..<10 { values.append(plane[x, 5]) }
        #expect(values == [1, 1, 1.125, 1.375, 1.625, 1.875, 2.375, 3.125, 3.875, 4.625])
    }

    @Test func cubicIsKeysWithThreeQuarters() {
        let grid = BlockGrid(block: 2, width: 10, height: 2)
        let coarse = Plane<Float>(width: 5, height: 1, pixels: [0, 0, 1, 0, 0])
        let plane = grid.plane([.cubic(coarse)]) { _, rows, output in output.update(from: rows[0], count: 10) }
        // A quarter of a block from the middle one's centre, and three quarters.
        #expect(abs(plane[5, 0] - 0.87890625) < 1e-6 && abs(plane[6, 1] - 0.26171875) < 1e-6)
        #expect(abs(plane[7, 0] + 0.10546875) < 1e-6)
    }
}
