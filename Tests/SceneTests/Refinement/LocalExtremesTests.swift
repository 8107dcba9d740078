import Raster
import Testing

@testable import Scene

@Suite struct LocalExtremesTests {
    @Test(arguments: [(1, 1, 1), (1, 9, 2), (9, 1, 12), (7, 5, 1), (33, 20, 3), (40, 3, 8)])
    func areThoseOfTheSquare(width: Int, height: Int, radius: Int) {
        let plane = Plane<Float>(
            width: width, height: height, pixels: (0..<width * height).map { Float(($0 * 7919 + 13) % 101) })
        func square(_ radius: Int, _ x: Int, _ y: Int) -> [Float] {
            (max(0, y - radius)...min(height - 1, y + radius)).flatMap { line in
                (max(0, x - radius)...min(width - 1, x + radius)).map { plane[$0, line] }
            }
        }
        let extremes = LocalExtremes(of: plane, radius: radius)
        let widened = LocalExtremes(widening: extremes, radius: radius)
        for y in 0..<height {
            for x in 0..<width {
                #expect(extremes.least[x, y] == square(radius, x, y).min())
                #expect(extremes.greatest[x, y] == square(radius, x, y).max())
                #expect(widened.least[x, y] == square(2 * radius, x, y).min())
                #expect(widened.greatest[x, y] == square(2 * radius, x, y).max())
            }
        }
    }
}
