import Raster
import Scene
import Testing

@Suite struct SurfaceMeshTests {
    struct Spun {
        let scene: ExactScene
        let mesh: SurfaceMesh
        let points: [SIMD3<Double>]
        let normals: [SIMD3<Double>]
        var triangles: [(Int, Int, Int)] = []

        init(
            _ scene: ExactScene, faces: Int = 1_000_000, axes: AxisConvention = .openCV, threshold: Double = 0.04
        ) {
            self.scene = scene
            let grid = MeshGrid(
                width: scene.distance.width, height: scene.distance.height, maximumTriangles: faces)
            mesh = SurfaceMesh(distance: scene.distance, grid: grid, edges: scene.rule(threshold), axes: axes)
            let vertices = mesh.points(
                of: scene.distance, by: Unprojection(camera: scene.camera, axes: axes))
            points = vertices.map { SIMD3($0) }
            normals = mesh.normals(of: vertices).map { SIMD3($0) }
            for row in 0..<max(0, grid.rows.count - 1) {
                mesh.triangles(ofQuadRow: row) { a, b, c in
                    triangles.append(
                        (Int(mesh.vertexNumbers[a]), Int(mesh.vertexNumbers[b]), Int(mesh.vertexNumbers[c])))
                }
            }
        }

        func normal(_ triangle: (Int, Int, Int)) -> SIMD3<Double> {
            let (a, b, c) = (points[triangle.0], points[triangle.1], points[triangle.2])
            return (b - a).cross(c - a)
        }
    }

    @Test(arguments: AxisConvention.allCases)
    func aPlaneIsCoveredAndFacesTheCamera(axes: AxisConvention) {
        let plane = SIMD3(0.3, -0.5, 0.8)
        let spun = Spun(.plane(normal: plane, offset: 2), axes: axes)
        #expect(spun.mesh.triangleCount == 2 * 100 * 82)
        #expect(spun.triangles.count == spun.mesh.triangleCount)
        #expect(spun.mesh.vertexCount == 101 * 83)
        let expected = (-plane / plane.length).turned(axes)
        for normal in spun.normals { #expect((normal - expected).length < 1e-3) }
        for triangle in spun.triangles {
            let normal = spun.normal(triangle)
            #expect((normal * spun.points[triangle.0]).sum() < 0)
        }
    }

    @Test(arguments: [2, 3, 50, 1000, 16_399, 16_400, 1_000_000])
    func facesStayBelowTheLimit(faces: Int) {
        let spun = Spun(.room, faces: faces)
        #expect(spun.mesh.triangleCount <= faces)
        #expect(spun.mesh.triangleCount > 0)
        #expect(Double(spun.mesh.triangleCount) > 0.55 * Double(min(faces, 16_400)))
    }

    @Test func aCoarseMeshOfASphereKeepsToIt() {
        let center = SIMD3(0.2, -0.1, 3)
        let spun = Spun(.sphere(center: center, radius: 1.1), faces: 1000)
        #expect(spun.triangles.count > 100)
        for point in spun.points { #expect(abs((point - center).length - 1.1) < 3e-6) }
        for triangle in spun.triangles { #expect((spun.normal(triangle) * spun.points[triangle.0]).sum() < 0) }
    }

    @Test func theCornerOfARoomIsWhole() {
        let spun = Spun(.room)
        #expect(spun.mesh.tornTriangles == 0)
        #expect(spun.mesh.triangleCount == 2 * 100 * 82)
    }

    @Test(arguments: [1_000_000, 2000, 300, 150])
    func noTriangleSpansAStep(faces: Int) {
        let spun = Spun(ExactScene { $0.x * $0.x + $0.y * $0.y < 0.04 ? 2 : 4 }, faces: faces)
        #expect(spun.mesh.tornTriangles > 0)
        var sides: Set<Double> = []
        for triangle in spun.triangles {
            let distances = Set([triangle.0, triangle.1, triangle.2].map { spun.points[$0].z })
            #expect(distances.count == 1)
            sides.formUnion(distances)
        }
        #expect(sides == [2, 4])
        // Nor does a normal: both surfaces face the camera squarely.
        for normal in spun.normals { #expect((normal - SIMD3(0, 0, -1)).length < 1e-5) }
    }

    @Test(arguments: [1_000_000, 900])
    func aBlurredStepIsTorn(faces: Int) {
        let spun = Spun(ExactScene { min(max(2 + ($0.x + 0.02) * 50, 2), 4) }, faces: faces)
        for triangle in spun.triangles {
            let distances = Set([triangle.0, triangle.1, triangle.2].map { spun.points[$0].z })
            #expect(distances.isSubset(of: [2]) || distances.isSubset(of: [4]))
        }
    }

    @Test func aThinWireBetweenNodesTearsTheWallBehindIt() {
        // Two pixels wide, and nodes nine pixels apart.
        let spun = Spun(ExactScene { ($0.x * 90 + 47 - 51).magnitude < 1 ? 1 : 3 }, faces: 200)
        #expect(spun.mesh.tornTriangles > 0)
        for triangle in spun.triangles {
            let columns = [triangle.0, triangle.1, triangle.2].map { spun.points[$0].x / spun.points[$0].z * 90 + 47 }
            #expect(columns.allSatisfy { $0 < 51 } || columns.allSatisfy { $0 > 51 })
        }
    }

    @Test func zeroTearsNothing() {
        let spun = Spun(ExactScene { $0.x < 0 ? 2 : 4 }, threshold: 0)
        #expect(spun.mesh.triangleCount == 2 * 100 * 82)
    }

    @Test func holesAreLeftOutAndVerticesWithoutTrianglesToo() {
        // One lone pixel with depth in a hole.
        let spun = Spun(
            ExactScene { ray in
                let (x, y) = (ray.x * 90 + 47, ray.y * 95 + 41)
                if abs(x - 50.5) < 0.1, abs(y - 40.5) < 0.1 { return 2 }
                return abs(x - 50.5) < 5.5 && abs(y - 40.5) < 5.5 ? .nan : 2
            })
        #expect(spun.mesh.vertexCount == 101 * 83 - 11 * 11)
        #expect(spun.points.count == spun.mesh.vertexCount)
        #expect(spun.points.allSatisfy { $0.length.isFinite })
    }

    @Test(arguments: [(1, 1, 10), (1, 50, 10), (2, 2, 2), (5000, 2, 100), (3, 4000, 101), (4000, 3000, 500_000)])
    func gridsCoverThePicture(width: Int, height: Int, faces: Int) {
        let grid = MeshGrid(width: width, height: height, maximumTriangles: faces)
        #expect(grid.triangleCount <= faces)
        #expect(grid.columns.first == 0 && grid.columns.last == width - 1)
        #expect(grid.rows.first == 0 && grid.rows.last == height - 1)
        #expect(zip(grid.columns, grid.columns.dropFirst()).allSatisfy { $0 < $1 })
        #expect(zip(grid.rows, grid.rows.dropFirst()).allSatisfy { $0 < $1 })
        if width == 4000 { #expect(grid.triangleCount > 495_000) }
    }
}
