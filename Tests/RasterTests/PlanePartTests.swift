import Testing

@testable import Raster

@Suite struct PlanePartTests {
    private let plane = Plane<Int>(width: 7, height: 300, pixels: Array(0..<2100))

    @Test func aPartHasItsPixels() {
        let part = plane.part(columns: 2..<5, rows: 100..<299)
        #expect(part.width == 3 && part.height == 199)
        #expect(part[0, 0] == 702 && part[2, 198] == 298 * 7 + 4)
        #expect(plane.part(columns: 0..<7, rows: 0..<300) == plane)
    }

    @Test func boundsHoldWhatIsFoundAndNoMore() throws {
        let found: Set = [3 * 7 + 4, 150 * 7 + 1, 288 * 7 + 2]
        let bounds = try #require(plane.bounds { found.contains($0) })
        #expect(bounds.columns == 1..<5 && bounds.rows == 3..<289)
        #expect(plane.bounds { $0 < 0 } == nil)
        let corner = try #require(plane.bounds { $0 == 2099 })
        #expect(corner.columns == 6..<7 && corner.rows == 299..<300)
    }
}
