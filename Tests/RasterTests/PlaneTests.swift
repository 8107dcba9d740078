import Testing

@testable import Raster

@Suite struct PlaneTests {
    @Test func bandsCoverEveryRowOnce() {
        for rows in [0, 1, 31, 32, 33, 100, 1001] {
            let ranges = mapConcurrentBands(of: rows, minimum: 8) { $0 }
            #expect(ranges.flatMap { Array($0) } == Array(0..<rows))
        }
    }

    @Test func mapKeepsPlaces() {
        let plane = Plane<Int>(width: 7, height: 300, pixels: Array(0..<2100))
        let doubled = plane.map { $0 * 2 }
        #expect(doubled[6, 299] == 2 * 2099)
        #expect(doubled.pixels == plane.pixels.map { $0 * 2 })
    }

    @Test func aFailureWhileFillingIsThrown() {
        struct Refusal: Error {}
        #expect(throws: Refusal.self) {
            _ = try Plane<UInt8>(width: 2, height: 2) { _ throws(Refusal) in throw Refusal() }
        }
    }
}
