import Raster
import Testing

@testable import Scene

@Suite struct PolarityCheckTests {
    /// A floor that comes nearer towards the bottom, as inverse depth.
    private let floor = Plane<Float>(width: 40, height: 80, pixels: (0..<3200).map { Float($0 / 40) / 80 })

    @Test func aFloorReadRightlyIsBelieved() {
        #expect(PolarityCheck.doubt(about: DepthMap(values: floor, meaning: .inverse)) == nil)
        #expect(PolarityCheck.rowCorrelation(of: DepthMap(values: floor, meaning: .inverse)) > 0.99)
    }

    @Test func aFloorReadInvertedIsDoubted() throws {
        let doubt = try #require(PolarityCheck.doubt(about: DepthMap(values: floor, meaning: .depth)))
        #expect(doubt.contains("--depth-is inverse"))
    }

    @Test func flatAndEmptyMapsAreNotDoubted() {
        for value in [Float(1), .nan] {
            let flat = DepthMap(values: Plane(width: 40, height: 80, repeating: value), meaning: .depth)
            #expect(PolarityCheck.doubt(about: flat) == nil)
        }
    }
}
