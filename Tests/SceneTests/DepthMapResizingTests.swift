import Raster
import Testing

@testable import Scene

@Suite struct DepthMapResizingTests {
    private func ramp(width: Int, height: Int) -> DepthMap {
        let pixels = (0..<width * height).map { Float($0 % width) + 0.5 }
        return DepthMap(values: Plane(width: width, height: height, pixels: pixels), meaning: .metres)
    }

    @Test func aRampStaysARamp() {
        let up = ramp(width: 20, height: 5).resized(width: 60, height: 15)
        // Pixel centres map to pixel centres; beyond the outer ones the edge is repeated.
        for x in 2..<58 { #expect(abs(up.values[x, 7] - (Float(x) + 0.5) / 3) < 1e-4) }
        let down = ramp(width: 60, height: 15).resized(width: 20, height: 5)
        for x in 2..<18 { #expect(abs(down.values[x, 2] - (Float(x) + 0.5) * 3) < 1e-3) }
        #expect(up.meaning == .metres)
    }

    @Test func holesNeitherBleedNorVanish() {
        var holed = ramp(width: 30, height: 30)
        for y in 10..<20 { for x in 10..<20 { holed.values[x, y] = .nan } }
        let up = holed.resized(width: 90, height: 90)
        #expect(up.values[44, 44].isNaN)
        #expect(!up.values[27, 44].isNaN)
        let missing = up.values.pixels.count { $0.isNaN }
        #expect(abs(missing - 900) < 130)
        #expect(up.values.pixels.allSatisfy { $0.isNaN || (0...31).contains($0) })
    }

    @Test func onePixelFillsAll() {
        let one = DepthMap(values: Plane(width: 1, height: 1, repeating: 4), meaning: .inverse)
        #expect(one.resized(width: 3, height: 2).values.pixels == [4, 4, 4, 4, 4, 4])
    }
}
