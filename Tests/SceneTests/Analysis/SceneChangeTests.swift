import Raster
import Testing

@testable import Scene

struct SceneChangeTests {
    private let standing = BoxScene.distance([BoxScene.standing])
    private let lying = BoxScene.distance([BoxScene.lying])
    private let empty = BoxScene.distance([])

    private func change(
        _ before: Plane<Float>, _ after: Scene, meaning: DepthMeaning = .metres
    ) throws -> SceneChange {
        try SceneChange(
            from: DepthMap(values: before, meaning: meaning), subject: "first", to: after, threshold: 0.1,
            leastShare: 0.003)
    }

    private func expectFall(_ result: SceneChange) throws {
        let drop = try #require(result.drops.first)
        #expect(result.drops.count == 1)
        #expect(abs(drop.topBefore - 1.65) < 0.1 && abs(drop.topAfter - 0.3) < 0.05)
        #expect(drop.ratio < 0.25)
        let (gone, come) = (result.regions[drop.from], result.regions[drop.to])
        #expect(gone.kind == .farther && come.kind == .nearer)
        #expect(abs(gone.distanceBefore - 3) < 0.05 && gone.distanceAfter > 5)
        #expect(abs(come.distanceAfter - 3.1) < 0.2 && come.distanceBefore > come.distanceAfter * 1.1)
        // 0.5 m wide at 3 m and 150 pixels of focal length: 25 pixels around the middle.
        #expect(abs(gone.x + gone.width / 2 - 80) <= 3 && abs(gone.width - 25) <= 4)
        #expect(abs((result.ground?.distance ?? 0) - 1.4) < 0.02)
    }

    @Test func aFigureThatLiesDownHasDropped() throws {
        try expectFall(try change(standing, BoxScene.scene(lying)))
    }

    /// Two maps of a network: each with a scale and shift of its own, and noise.
    @Test func relativeDepthIsBroughtInLineFirst() throws {
        var random = SplitMix64(seed: 3)
        func noisy(_ distance: Plane<Float>, scale: Float, shift: Float) -> Plane<Float> {
            var values = distance
            for index in values.pixels.indices {
                let noise = Float(random.index(below: 2001)) / 1000 - 1
                values.pixels[index] = scale / distance.pixels[index] * (1 + 0.005 * noise) + shift
            }
            return values
        }
        let before = noisy(standing, scale: 50, shift: 4)
        // The present map is calibrated: 1 / Z = (d + 2) / 20.
        let calibration = Calibration(isInverse: true, a: 0.05, b: 0.1, unit: .metres, source: .knownPoints)
        let after = BoxScene.scene(
            noisy(lying, scale: 20, shift: -2), meaning: .inverse, calibration: calibration)
        let result = try change(before, after, meaning: .inverse)
        #expect(abs(result.scale - 0.4) < 0.004 && abs(result.shift + 3.6) < 0.05)
        #expect(result.noise < 0.01)
        try expectFall(result)
    }

    @Test func whatComesOrGoesIsNoDrop() throws {
        let arrived = try change(empty, BoxScene.scene(standing))
        #expect(arrived.regions.map(\.kind) == [.nearer] && arrived.drops.isEmpty)
        #expect(abs((arrived.regions[0].top ?? 0) - 1.65) < 0.1 && abs(arrived.regions[0].breadth - 0.45) < 0.06)
        let left = try change(standing, BoxScene.scene(empty))
        #expect(left.regions.map(\.kind) == [.farther] && left.drops.isEmpty)
        let fallen = try change(empty, BoxScene.scene(lying))
        #expect(abs((fallen.regions.first?.top ?? 9) - 0.3) < 0.05)
    }

    @Test func aStepAsideIsNoDrop() throws {
        var aside = BoxScene.standing
        aside.low.x += 0.7
        aside.high.x += 0.7
        let result = try change(standing, BoxScene.scene(BoxScene.distance([aside])))
        #expect(Set(result.regions.map(\.kind)) == [.nearer, .farther] && result.drops.isEmpty)
    }

    @Test(arguments: [0.45, 0.7, 1.0]) func depthInMetresIsComparedHoweverMuchOfItMoved(share: Double) throws {
        let width = 160
        let before = Plane<Float>(width: width, height: 120, repeating: 4)
        var after = before
        for index in after.pixels.indices where Double(index % width) < share * Double(width) {
            after.pixels[index] = 2
        }
        let result = try change(before, BoxScene.scene(after))
        #expect(result.threshold == 0.1 && result.regions.map(\.kind) == [.nearer])
        #expect(abs((result.regions.first?.share ?? 0) - share) < 0.02)
    }

    @Test func nothingChangedIsNothing() throws {
        let result = try change(standing, BoxScene.scene(standing))
        #expect(result.regions.isEmpty && result.drops.isEmpty && result.noise == 0)
        #expect(result.threshold == 0.1)
    }

    @Test func otherKindsOfDepthAreRefused() {
        #expect(throws: SceneError.self) { try change(standing, BoxScene.scene(lying), meaning: .inverse) }
        let flat = BoxScene.scene(Plane(width: 160, height: 120, repeating: 1), meaning: .inverse)
        #expect(throws: SceneError.self) {
            try change(Plane(width: 160, height: 120, repeating: 1), flat, meaning: .inverse)
        }
    }
}
