import Raster
import Scene
import Testing

@Suite struct SurfaceNormalsTests {
    @Test(arguments: AxisConvention.allCases)
    func normalsOfAPlaneAreItsOwn(axes: AxisConvention) {
        let plane = SIMD3(0.3, -0.5, 0.8)
        let scene = ExactScene.plane(normal: plane, offset: 2)
        let expected = (-plane / plane.length).turned(axes)
        for (x, y) in [(50, 40), (0, 0), (100, 82), (100, 0), (3, 82)] {
            #expect((scene.normal(x: x, y: y, axes) - expected).length < 1e-4)
        }
    }

    @Test func normalsOfASpherePointOutward() {
        let center = SIMD3(0.1, 0.05, 3)
        let scene = ExactScene.sphere(center: center, radius: 1)
        let unprojection = Unprojection(camera: scene.camera, axes: .openCV)
        var checked = 0
        for (x, y) in [(47, 41), (55, 41), (47, 33), (60, 50), (38, 36)] {
            let point = SIMD3(unprojection.point(x: x, y: y, distance: scene.distance[x, y]))
            let normal = scene.normal(x: x, y: y, .openCV)
            #expect((normal - (point - center)).length < 0.01)
            #expect((normal * point).sum() < 0)
            checked += 1
        }
        #expect(checked == 5)
    }

    @Test func normalsDoNotReachAcrossAnEdge() {
        let scene = ExactScene { $0.x < 0 ? 2 : 4 }
        for x in 40..<55 {
            #expect((scene.normal(x: x, y: 40, .openCV) - SIMD3(0, 0, -1)).length < 1e-5)
        }
    }

    @Test func aLonePixelFacesTheCamera() {
        let camera = ExactScene.camera
        let scene = ExactScene { ray in abs(ray.x - 3.5 / 90) < 0.001 && abs(ray.y - 9.5 / 95) < 0.001 ? 2 : .nan }
        let normal = scene.normal(x: 50, y: 50, .openCV)
        let ray = SIMD3((50.5 - camera.cx) / camera.fx, (50.5 - camera.cy) / camera.fy, 1)
        #expect((normal + ray / ray.length).length < 1e-6)
    }
}
