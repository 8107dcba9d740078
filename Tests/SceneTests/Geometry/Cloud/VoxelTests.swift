import Raster
import Scene
import Testing

@Suite struct VoxelTests {
    /// What is left in each cube, worked out slowly.
    func expected(_ scene: ExactScene, size: Float, axes: AxisConvention) -> Set<Int> {
        let unprojection = Unprojection(camera: scene.camera, axes: axes)
        var best: [SIMD4<Float>: (Float, Int)] = [:]
        for (index, distance) in scene.distance.pixels.enumerated() where !distance.isNaN {
            let width = scene.distance.width
            let point = unprojection.point(x: index % width, y: index / width, distance: distance) / size
            let cell = point.rounded(.down)
            let middle = point - cell - SIMD4(0.5, 0.5, 0.5, 0)
            let offset = (middle * middle).sum()
            if let other = best[cell], other <= (offset, index) { continue }
            best[cell] = (offset, index)
        }
        return Set(best.values.map(\.1))
    }

    func mask(_ scene: ExactScene) -> PointMask { PointMask(of: scene.distance, edges: scene.rule(0)) }

    @Test(arguments: [0.02, 0.1, 0.5, 3, 100] as [Float])
    func oneOfEachCubeStaysTheOneInItsMiddle(size: Float) {
        let scene = ExactScene.room
        var mask = mask(scene)
        let unprojection = Unprojection(camera: scene.camera, axes: .openGL)
        let before = mask.count
        let done = mask.thin(toVoxels: size, distance: scene.distance, unprojection: unprojection)
        let kept = Set(mask.pixels.pixels.indices.filter { mask.pixels.pixels[$0] != 0 })
        #expect(done)
        #expect(kept == expected(scene, size: size, axes: .openGL))
        #expect(mask.count == kept.count)
        #expect(mask.merged == before - kept.count)
    }

    @Test func cubesThatCannotBeCountedAreRefused() {
        let scene = ExactScene.room
        var mask = mask(scene)
        let unprojection = Unprojection(camera: scene.camera, axes: .openGL)
        let done = mask.thin(toVoxels: 1e-9, distance: scene.distance, unprojection: unprojection)
        #expect(!done)
        #expect(mask.merged == 0)
    }

    @Test func pixelsOutsideTheMaskDoNotCount() {
        let scene = ExactScene { ray in ray.x < 0 ? .nan : 2 }
        var mask = mask(scene)
        let unprojection = Unprojection(camera: scene.camera, axes: .openGL)
        mask.thin(toVoxels: 50, distance: scene.distance, unprojection: unprojection)
        // Above and below, left of the middle: x is never negative.
        #expect(mask.count == 2)
    }
}

@Suite struct EdgeConfidenceTests {
    @Test func fallsWithTheJump() throws {
        let row: [Float] = [1, 1, 1, 1.02, 1.02, 2, 2, 2, .nan, 2]
        let rule = EdgeRule(threshold: 0.04, width: 10, height: 1)
        let lax = EdgeRule(threshold: 0, width: 10, height: 1)
        try row.withUnsafeBufferPointer { buffer in
            let start = try #require(buffer.baseAddress)
            let values = (0..<10).map { rule.confidence(x: $0, y: 0, in: start, width: 10, height: 1) }
            let expected: [Float] = [1, 1, 0.5, 0.5, 0, 0, 1, 1, 1, 1]
            for (value, expected) in zip(values, expected) { #expect(abs(value - expected) < 1e-5) }
            #expect(lax.confidence(x: 3, y: 0, in: start, width: 10, height: 1) == values[3])
        }
    }
}
