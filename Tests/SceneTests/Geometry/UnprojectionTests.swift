import Raster
import Scene
import Testing

@Suite struct UnprojectionTests {
    static let tilted = SIMD3(0.3, -0.5, 0.8)

    @Test(arguments: AxisConvention.allCases)
    func pointsLieOnThePlane(axes: AxisConvention) {
        let scene = ExactScene.plane(normal: Self.tilted, offset: 2)
        let normal = Self.tilted.turned(axes)
        let points = scene.points(axes)
        #expect(points.count == 101 * 83)
        for point in points { #expect(abs((normal * point).sum() - 2) < 2e-6 * point.length) }
    }

    @Test func pointsLieOnTheSphere() {
        let center = SIMD3(0.2, -0.1, 3)
        let points = ExactScene.sphere(center: center, radius: 1.1).points(.openCV)
        #expect(points.count > 2000)
        for point in points { #expect(abs((point - center).length - 1.1) < 3e-6) }
    }

    @Test func pointsProjectBackToPixelCentres() {
        let camera = ExactScene.camera
        let unprojection = Unprojection(camera: camera, axes: .openGL)
        let point = unprojection.point(x: 12, y: 70, distance: 3.5)
        #expect(abs(camera.fx * Double(point.x / -point.z) + camera.cx - 12.5) < 1e-4)
        #expect(abs(camera.fy * Double(point.y / point.z) + camera.cy - 70.5) < 1e-4)
        #expect(point.z == -3.5)
    }

    @Test(arguments: AxisConvention.allCases)
    func axesArePermutationsOfTheHandednessTheyState(axes: AxisConvention) {
        let (right, down, forward) = (SIMD3(axes.right), SIMD3(axes.down), SIMD3(axes.forward))
        // X right, Y down, Z forward is right-handed, so the triple product is 1 exactly when the axes are as well.
        let determinant = (right.cross(down) * forward).sum()
        #expect(determinant == (axes.isRightHanded ? 1 : -1))
        for axis in [right, down, forward] {
            let components = [axis.x, axis.y, axis.z].map(abs).sorted()
            #expect(components == [0, 0, 1])
        }
    }

    @Test func upIsWhereTheNamesSay() {
        let up = SIMD3<Float>(0, -1, 0)
        #expect(AxisConvention.openGL.vector(up) == SIMD4(0, 1, 0, 0))
        #expect(AxisConvention.openCV.vector(up) == SIMD4(0, -1, 0, 0))
        #expect(AxisConvention.zUp.vector(up) == SIMD4(0, 0, 1, 0))
        #expect(AxisConvention.leftHanded.vector(up) == SIMD4(0, 1, 0, 0))
        // Mirrored in x, as Unity does with an OBJ, z-forward is left-handed.
        for v in [SIMD3<Float>(1, 0, 0), up, SIMD3(0, 0, 1)] {
            #expect(AxisConvention.zForward.vector(v) * SIMD4(-1, 1, 1, 1) == AxisConvention.leftHanded.vector(v))
        }
    }
}
