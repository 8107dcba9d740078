import Raster
import Testing

@testable import Scene

@Suite struct SkyTests {
    /// A floor from 1 at the bottom to 0.1 at the horizon, half-way up, and sky above it.
    private func view(sky: Float, meaning: DepthMeaning = .inverse) -> DepthMap {
        DepthMap(
            values: Plane(
                width: 40, height: 40,
                pixels: (0..<1600).map { $0 / 40 < 20 ? sky : 0.1 + 0.9 * Float($0 / 40 - 20) / 19 }),
            meaning: meaning)
    }

    private func scene(_ depth: DepthMap, _ sky: Sky?) throws -> Scene {
        let calibration = try Calibration(
            of: sky?.surfaces(of: depth) ?? depth, subject: "", near: 2, far: nil, outside: .clamp)
        return Scene(
            name: "", photo: nil, depth: depth, origin: DepthOrigin(),
            camera: Camera(assumedForWidth: 40, height: 40), calibration: calibration, sky: sky)
    }

    @Test func isInverseDepthNearZero() throws {
        let sky = try #require(Sky(of: view(sky: 0), treatment: .drop))
        #expect(sky.count(in: view(sky: 0)) == 800)
        #expect(abs(sky.limit - 0.02) < 1e-4)
        #expect(Sky(of: view(sky: 0.019), treatment: .drop)?.count(in: view(sky: 0.019)) == 800)
        #expect(Sky(of: view(sky: 0.05), treatment: .drop) == nil)
        #expect(Sky(of: view(sky: 0, meaning: .depth), treatment: .drop) == nil)
        #expect(Sky(of: view(sky: 0, meaning: .metres), treatment: .drop) == nil)
        // Well below 0: the map's zero is not infinity.
        #expect(Sky(of: view(sky: -3), treatment: .drop) == nil)
    }

    @Test func droppedSkyHasNoDistanceAndDoesNotCalibrate() throws {
        let depth = view(sky: 0)
        let scene = try scene(depth, Sky(of: depth, treatment: .drop))
        #expect((0..<20).allSatisfy { scene.distance[5, $0].isNaN })
        // The farthest surface is ten times as far as the nearest, as its inverse depth says.
        #expect(abs(scene.distance[5, 20] - 20) < 0.01)
        #expect(abs(scene.distance[5, 39] - 2) < 0.01)
        #expect(scene.inverseDepth[5, 5] == 0)
    }

    @Test func keptSkyStandsOnTheFarPlane() throws {
        let depth = view(sky: 0.001)
        let scene = try scene(depth, Sky(of: depth, treatment: .keep))
        #expect((0..<20).allSatisfy { abs(scene.distance[5, $0] - 20) < 0.01 })
        let free = Calibration(isInverse: true, a: 1, b: 0, unit: .metres, source: .knownPoints)
        let unlimited = Scene(
            name: "", photo: nil, depth: depth, origin: DepthOrigin(),
            camera: Camera(assumedForWidth: 40, height: 40), calibration: free,
            sky: Sky(of: depth, treatment: .keep))
        #expect(abs(unlimited.distance[5, 5] - 10) < 1e-3)
    }

    @Test func mapsOfNothingButZeroHaveNoSky() {
        let zero = DepthMap(values: Plane(width: 4, height: 4, repeating: 0), meaning: .inverse)
        #expect(Sky(of: zero, treatment: .drop) == nil)
        let empty = DepthMap(values: Plane(width: 4, height: 4, repeating: .nan), meaning: .inverse)
        #expect(Sky(of: empty, treatment: .drop) == nil)
    }
}
