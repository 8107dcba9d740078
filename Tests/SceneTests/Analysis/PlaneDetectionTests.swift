import Foundation
import Raster
import Testing

@testable import Scene

struct PlaneDetectionTests {
    private func scene(_ exact: ExactScene) -> Scene {
        Scene(
            name: "s", photo: nil, depth: DepthMap(values: exact.distance, meaning: .metres), origin: DepthOrigin(),
            camera: exact.camera,
            calibration: Calibration(isInverse: false, a: 1, b: 0, unit: .metres, source: .metric))
    }

    @Test func aRoomsCornerIsAFloorAndTwoWalls() throws {
        let room = scene(ExactScene.room)
        let detection = PlaneDetection(of: room)
        #expect(detection.planes.map(\.kind.rawValue).sorted() == ["ground", "wall", "wall"])
        let ground = try #require(detection.ground)
        #expect(abs(ground.distance - 1.2) < 1e-4 && ground.tilt < 0.01 && ground.meanError < 1e-6)
        let walls = detection.planes.filter { $0.kind == .wall }.map(\.distance).sorted()
        #expect(abs(walls[0] - 1.5) < 1e-4 && abs(walls[1] - 4) < 1e-4)
        // The three hold all of the picture, each point that of its own surface.
        #expect(abs(detection.planes.reduce(0) { $0 + $1.share } - 1) < 0.02)
        let floor = detection.planes.firstIndex { $0.kind == .ground }
        #expect(detection.plane(atX: 60, y: 78) == floor && detection.plane(atX: 60, y: 10) != floor)
        let horizon = try #require(Horizon(of: ground, camera: room.camera))
        #expect(abs(horizon.left - 41) < 1e-3 && abs(horizon.right - 41) < 1e-3)
        #expect(abs(horizon.pitch) < 1e-3 && abs(horizon.roll) < 1e-3 && abs(horizon.cameraHeight - 1.2) < 1e-4)
    }

    @Test func theHorizonTellsHowTheCameraIsHeld() throws {
        // Looking down by 25 degrees and turned by 10 over a floor 2 m below.
        let (pitch, roll) = (25 * Double.pi / 180, 10 * Double.pi / 180)
        let level = SIMD3(0, -cos(pitch), -sin(pitch))
        let up = SIMD3(-level.y * sin(roll), level.y * cos(roll), level.z)
        let floor = scene(ExactScene.plane(normal: up, offset: -2))
        let ground = try #require(PlaneDetection(of: floor).ground)
        let horizon = try #require(Horizon(of: ground, camera: floor.camera))
        #expect(abs(horizon.pitch - 25) < 1e-3 && abs(horizon.cameraHeight - 2) < 1e-4)
        // Rays along the floor end at the horizon.
        for (x, row) in [(0.0, horizon.left), (101.0, horizon.right)] {
            let ray = floor.camera.ray(x: x, y: row)
            #expect(abs(ray.x * up.x + ray.y * up.y + up.z) < 1e-4)
        }
    }

    @Test func noiseAndClutterDoNotHideThePlanes() throws {
        var noise = SplitMix64(seed: 7)
        var distance = BoxScene.distance([BoxScene.standing])
        for index in distance.pixels.indices {
            distance.pixels[index] *= 1 + 0.004 * (Float(noise.index(below: 1000)) / 500 - 1)
        }
        let planes = PlaneDetection(of: BoxScene.scene(distance)).planes
        let ground = try #require(planes.first { $0.kind == .ground })
        #expect(abs(ground.distance - 1.4) < 0.02 && ground.tilt < 1)
        #expect(planes.contains { $0.kind == .wall && abs($0.distance - 6) < 0.05 })
    }

    @Test func aBallHasNoPlanesAndHolesHaveNone() {
        let ball = ExactScene.sphere(center: SIMD3(0, 0, 1.2), radius: 1)
        #expect(PlaneDetection(of: scene(ball)).ground == nil)
        let empty = ExactScene { _ in .nan }
        #expect(PlaneDetection(of: scene(empty)).planes.isEmpty)
    }

    @Test(arguments: [(1, 1), (1, 400), (400, 1), (3, 3)]) func thinPicturesHaveNone(width: Int, height: Int) {
        let scene = Scene(
            name: "s", photo: nil,
            depth: DepthMap(values: Plane(width: width, height: height, repeating: 2), meaning: .metres),
            origin: DepthOrigin(), camera: Camera(assumedForWidth: width, height: height),
            calibration: Calibration(isInverse: false, a: 1, b: 0, unit: .metres, source: .metric))
        #expect(PlaneDetection(of: scene).planes.isEmpty)
    }
}
