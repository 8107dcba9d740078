import Raster
import Testing

@testable import Scene

@Suite struct MedianTests {
    @Test(arguments: [(1, 1), (1, 9), (9, 1), (2, 2), (7, 5), (33, 20)])
    func isTheMiddleOfNine(width: Int, height: Int) {
        let plane = Plane<Float>(
            width: width, height: height, pixels: (0..<width * height).map { Float(($0 * 7919 + 13) % 101) })
        let median = plane.median()
        for y in 0..<height {
            for x in 0..<width {
                let nine = (-1...1).flatMap { dy in
                    (-1...1).map { dx in
                        plane[min(max(x + dx, 0), width - 1), min(max(y + dy, 0), height - 1)]
                    }
                }
                #expect(median[x, y] == nine.sorted()[4])
            }
        }
    }
}
