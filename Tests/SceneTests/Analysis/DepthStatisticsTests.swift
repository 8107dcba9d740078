import Raster
import Testing

@testable import Scene

struct DepthStatisticsTests {
    /// Distances 1...100, and 100 pixels without.
    private let plane = Plane<Float>(width: 20, height: 10, pixels: (0..<200).map { $0 < 100 ? Float($0 + 1) : .nan })

    @Test func percentilesAndBandsAreCounted() throws {
        let found = try #require(DepthStatistics(of: plane, bandLimits: [11, 51]))
        #expect(found.withDepth == 0.5 && found.nearest == 1 && found.farthest == 100 && found.mean == 50.5)
        #expect(found.percentiles.map(\.distance) == [2, 6, 11, 26, 51, 76, 91, 96, 100])
        #expect(found.bands.map(\.share) == [0.05, 0.2, 0.25])
        #expect(found.bands.map(\.to) == [11, 51, nil])
        #expect(found.histogram.counts.reduce(0, +) == 100 && found.histogram.to == 100)
        #expect(DepthStatistics(of: Plane(width: 2, height: 2, repeating: .nan), bandLimits: [1]) == nil)
    }

    @Test func edgesLieOnTheNearSide() {
        var distance = Plane<Float>(width: 12, height: 8, repeating: 4)
        for y in 0..<8 { for x in 4..<8 { distance[x, y] = 2 } }
        let map = OcclusionEdgeMap(of: distance, edges: EdgeRule(threshold: 0.04, width: 12, height: 8))
        #expect(map.count == 16)
        #expect(map.mask[4, 3] == 255 && map.mask[7, 3] == 255 && map.mask[3, 3] == 0 && map.mask[5, 3] == 0)
    }

    @Test func zonesTellTheNearestOfEachCell() {
        var distance = Plane<Float>(width: 60, height: 40, repeating: 5)
        for y in 0..<10 { for x in 0..<10 { distance[x, y] = 1 } }
        // One wild pixel does not count, nor does a cell without depth.
        distance[40, 10] = 0.1
        for y in 20..<40 { for x in 40..<60 { distance[x, y] = .nan } }
        let zones = DepthZones(of: distance, columns: 3, rows: 2, percent: 2, threshold: 2)
        #expect(zones.cells.map(\.nearest) == [1, 5, 5, 5, 5, nil])
        #expect(zones.cells.map(\.isWarning) == [true, false, false, false, false, false])
        #expect(zones.cells[5].withDepth == 0 && zones.cells[0].median == 5)
        #expect(zones.cells[4].x == 20 && zones.cells[4].y == 20 && zones.cells[4].width == 20)
        let all = DepthZones(of: distance, columns: 1, rows: 1, percent: 0, threshold: nil)
        #expect(all.cells[0].nearest == Double(Float(0.1)) && all.cells[0].isWarning == nil)
    }

    @Test func theGroundIsLeftOut() throws {
        let scene = BoxScene.scene(BoxScene.distance([BoxScene.lying]))
        let ground = try #require(PlaneDetection(of: scene).ground)
        let mask = scene.groundMask(ground, clearance: 0.1)
        // The floor beside the box; its front and its top; the wall.
        #expect(mask[20, 118] == 255 && mask[20, 110] == 255)
        #expect(mask[110, 118] == 0 && mask[100, 108] == 0)
        #expect(mask[80, 20] == 0)
    }

    @Test func profilesFollowTheLine() throws {
        let scene = BoxScene.scene(BoxScene.distance([BoxScene.standing]))
        let profile = try DepthProfile(
            of: scene, from: PixelPosition(x: 40, y: 60), to: PixelPosition(x: 120, y: 60))
        #expect(profile.samples.count == 81 && profile.samples.last?.along == 80)
        #expect(profile.samples.map(\.distance) == (40...120).map { scene.distance[$0, 60] })
        // Onto the figure and off it again.
        #expect(profile.samples.filter(\.isAfterEdge).count == 2)
        #expect((25...26).contains(profile.samples.filter { $0.distance == 3 }.count))
        let steep = try DepthProfile(of: scene, from: PixelPosition(x: 9, y: 100), to: PixelPosition(x: 6, y: 96))
        #expect(steep.samples.map(\.pixel.y) == [100, 99, 98, 97, 96])
        #expect(abs((steep.samples.last?.along ?? 0) - 5) < 1e-12)
        #expect(throws: SceneError.self) {
            try DepthProfile(of: scene, from: PixelPosition(x: 0, y: 0), to: PixelPosition(x: 160, y: 0))
        }
    }
}
