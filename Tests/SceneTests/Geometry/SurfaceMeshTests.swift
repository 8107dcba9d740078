import Foundation
import Raster
import Scene
import Testing

@Suite struct SurfaceMeshTests {
    struct Spun {
        let scene: ExactScene
        let repair: SurfaceRepair
        let mesh: SurfaceMesh
        let points: [SIMD3<Double>]
        let normals: [SIMD3<Double>]
        var triangles: [(Int, Int, Int)] = []

        init(
            _ scene: ExactScene, faces: Int = 1_000_000, error: Double = 0, threshold: Double = 0.04,
            smallestPiece: Int = 0, largestHole: Int = 0, slant: Double = 90
        ) {
            self.scene = scene
            let rules = MeshRules(
                edges: scene.rule(threshold), maximumTriangles: faces, maximumError: error,
                smallestPiece: smallestPiece, largestHole: largestHole, steepestSlant: slant)
            repair = SurfaceRepair(of: scene.distance, rules: rules)
            mesh = SurfaceMesh(distance: repair.distance, camera: scene.camera, rules: rules)
            let unprojection = Unprojection(camera: scene.camera, axes: .openCV)
            points = mesh.points(of: repair.distance, by: unprojection).map { SIMD3($0) }
            normals = mesh.normals(of: repair.distance, by: unprojection, edges: rules.edges).map { SIMD3($0) }
            for index in stride(from: 0, to: mesh.indices.count, by: 3) {
                triangles.append(
                    (Int(mesh.indices[index]), Int(mesh.indices[index + 1]), Int(mesh.indices[index + 2])))
            }
        }

        /// The pixel of a vertex.
        func pixel(_ vertex: Int) -> SIMD2<Double> {
            let pixel = Int(mesh.vertexPixels[vertex])
            return SIMD2(Double(pixel % scene.distance.width), Double(pixel / scene.distance.width))
        }

        /// How many triangles have each side, whichever way round it runs.
        var sides: [SIMD2<Int>: Int] {
            var sides: [SIMD2<Int>: Int] = [:]
            for (a, b, c) in triangles {
                for (p, q) in [(a, b), (b, c), (c, a)] { sides[SIMD2(min(p, q), max(p, q)), default: 0] += 1 }
            }
            return sides
        }

        func normal(_ triangle: (Int, Int, Int)) -> SIMD3<Double> {
            let (a, b, c) = (points[triangle.0], points[triangle.1], points[triangle.2])
            return (b - a).cross(c - a)
        }
    }

    static let tilted = ExactScene.plane(normal: SIMD3(0.3, -0.5, 0.8), offset: 2)
    static let ball = ExactScene.sphere(center: SIMD3(0.2, -0.1, 3), radius: 1.1)
    static let disk = ExactScene { ($0 * $0).sum() < 0.04 ? 2 : 4 }

    @Test func aPlaneIsCoveredAndFacesTheCamera() {
        let plane = SIMD3(0.3, -0.5, 0.8)
        let spun = Spun(Self.tilted)
        #expect(spun.mesh.triangleCount == 2 * 100 * 82)
        #expect(spun.mesh.vertexCount == 101 * 83)
        let expected = -plane / plane.length
        for normal in spun.normals { #expect((normal - expected).length < 1e-3) }
        for triangle in spun.triangles {
            let normal = spun.normal(triangle)
            #expect((normal * spun.points[triangle.0]).sum() < 0)
        }
    }

    @Test func aPlaneBecomesAFewTriangles() {
        let spun = Spun(Self.tilted, error: 0.5)
        #expect((2...12).contains(spun.mesh.triangleCount))
        let expected = -SIMD3(0.3, -0.5, 0.8) / SIMD3(0.3, -0.5, 0.8).length
        for normal in spun.normals { #expect((normal - expected).length < 1e-3) }
        // It is whole: its corners are the picture's.
        let pixels = spun.points.indices.map { spun.pixel($0) }
        for corner in [SIMD2(0.0, 0), SIMD2(100, 0), SIMD2(0, 82), SIMD2(100, 82)] { #expect(pixels.contains(corner)) }
        let area = spun.triangles.reduce(0.0) { $0 + doubleArea(spun, $1) / 2 }
        #expect(abs(area - 100 * 82) < 1)
    }

    /// Twice the area of a triangle in the picture; positive where it runs counter-clockwise.
    private func doubleArea(_ spun: Spun, _ t: (Int, Int, Int)) -> Double {
        let (u, v) = (spun.pixel(t.1) - spun.pixel(t.0), spun.pixel(t.2) - spun.pixel(t.0))
        return v.x * u.y - v.y * u.x
    }

    /// The inverse distance of the mesh at each pixel; nil where there is none.
    private func rasterised(_ spun: Spun) -> [Double?] {
        let (width, height) = (spun.scene.distance.width, spun.scene.distance.height)
        var result = [Double?](repeating: nil, count: width * height)
        for t in spun.triangles {
            let (a, b, c) = (spun.pixel(t.0), spun.pixel(t.1), spun.pixel(t.2))
            let whole = doubleArea(spun, t)
            guard whole > 0 else { continue }
            for y in Int(min(a.y, b.y, c.y))...Int(max(a.y, b.y, c.y)) {
                for x in Int(min(a.x, b.x, c.x))...Int(max(a.x, b.x, c.x)) {
                    let p = SIMD2(Double(x), Double(y))
                    func share(_ from: SIMD2<Double>, _ to: SIMD2<Double>) -> Double {
                        ((p - from).x * (to - from).y - (p - from).y * (to - from).x) / whole
                    }
                    let weights = SIMD3(share(b, c), share(c, a), share(a, b))
                    guard weights.min() > -1e-9 else { continue }
                    result[y * width + x] =
                        weights.x / spun.points[t.0].z + weights.y / spun.points[t.1].z + weights.z / spun.points[t.2].z
                }
            }
        }
        return result
    }

    @Test(arguments: [0.5, 1, 2])
    func aSimplifiedMeshStraysNoFartherThanAllowed(error: Double) {
        for scene in [Self.ball, .room, Self.tilted] {
            let spun = Spun(scene, error: error)
            let full = Spun(scene)
            #expect(spun.mesh.triangleCount * 4 < full.mesh.triangleCount)
            let focal = (scene.camera.fx + scene.camera.fy) / 2 * MeshRules.sideView
            for (index, inverse) in rasterised(spun).enumerated() {
                guard let inverse else { continue }
                let z = Double(scene.distance.pixels[index])
                #expect(abs(inverse * z - 1) * focal <= error)
            }
        }
    }

    /// The outline of the simplified mesh lies within a pixel of the full one's: what only one of them covers is at most a
    /// pixel from what both or neither covers.
    @Test func outlinesMoveByLessThanAPixel() {
        for scene in [Self.disk, Self.ball] {
            let simple = rasterised(Spun(scene, error: 1)).map { $0 != nil }
            let full = rasterised(Spun(scene)).map { $0 != nil }
            let (width, height) = (scene.distance.width, scene.distance.height)
            for y in 1..<height - 1 {
                for x in 1..<width - 1 where simple[y * width + x] != full[y * width + x] {
                    let isNearOutline = [(-1, 0), (1, 0), (0, -1), (0, 1)].contains {
                        full[(y + $0.1) * width + x + $0.0] != full[y * width + x]
                    }
                    #expect(isNearOutline)
                }
            }
        }
    }

    @Test(arguments: [0, 0.5, 1])
    func noCracksAndNoFolds(error: Double) {
        for scene in [Self.ball, Self.disk, .room] {
            let spun = Spun(scene, error: error)
            // Simplification may leave a sliver on its back, but nothing that shows.
            let folded = spun.triangles.reduce(0) { $0 + max(0, -doubleArea(spun, $1) / 2) }
            #expect(folded <= (error > 0 ? 0.002 * 101 * 83 : 0))
            #expect(error > 0 || spun.sides.values.allSatisfy { $0 <= 2 })
            // A vertex that lies on a side of a triangle without being its corner would be a crack.
            let lone = spun.sides.filter { $0.value == 1 }.keys
            let border = Set(lone.flatMap { [$0.x, $0.y] })
            for side in lone {
                let (a, b) = (spun.pixel(side.x), spun.pixel(side.y))
                for vertex in border where vertex != side.x && vertex != side.y {
                    let p = spun.pixel(vertex)
                    let across = (b - a).x * (p - a).y - (b - a).y * (p - a).x
                    let along = ((p - a) * (b - a)).sum() / ((b - a) * (b - a)).sum()
                    let isOnSameSurface = abs(spun.points[vertex].z - spun.points[side.x].z) < 0.1
                    #expect(!(across == 0 && along > 0 && along < 1 && isOnSameSurface))
                }
            }
        }
    }

    /// Tiles fit together: a scene with enough triangles for several of them has no more open sides than its outline.
    @Test func tilesFitTogether() {
        let camera = Camera(fx: 400, fy: 400, cx: 300, cy: 250, width: 601, height: 501, source: .stated)
        let scene = ExactScene(camera: camera) { 2 + 0.2 * sin($0.x * 60) * sin($0.y * 60) }
        let spun = Spun(scene, error: 0.02, threshold: 0)
        #expect(spun.mesh.facts.splitTriangles > 240_000)
        for (side, count) in spun.sides where count == 1 {
            let (a, b) = (spun.pixel(side.x), spun.pixel(side.y))
            #expect(a.x == b.x && (a.x == 0 || a.x == 600) || a.y == b.y && (a.y == 0 || a.y == 500))
        }
        let area = spun.triangles.reduce(0.0) { $0 + doubleArea(spun, $1) / 2 }
        #expect(abs(area - 600 * 500) < 1)
    }

    @Test(arguments: [2, 3, 50, 1000, 16_399, 16_400, 1_000_000], [0, 0.001])
    func facesStayBelowTheLimit(faces: Int, error: Double) {
        let spun = Spun(.room, faces: faces, error: error)
        #expect(spun.mesh.triangleCount <= faces)
        #expect(spun.mesh.triangleCount > 0)
        if error == 0 { #expect(Double(spun.mesh.triangleCount) > 0.55 * Double(min(faces, 16_400))) }
    }

    @Test func aCoarseMeshOfASphereKeepsToIt() {
        for error in [0, 1.0] {
            let spun = Spun(Self.ball, faces: 1000, error: error)
            #expect(spun.triangles.count > 100)
            for (point, normal) in zip(spun.points, spun.normals) {
                let radius = point - SIMD3(0.2, -0.1, 3)
                #expect(abs(radius.length - 1.1) < 3e-6)
                // But at the limb, where neighbours lie on one side only.
                if (radius * point).sum() / point.length < -0.5 { #expect((radius / 1.1 - normal).length < 0.04) }
            }
            for triangle in spun.triangles { #expect((spun.normal(triangle) * spun.points[triangle.0]).sum() < 0) }
        }
    }

    @Test func theCornerOfARoomIsWhole() {
        #expect(Spun(.room).mesh.triangleCount == 2 * 100 * 82)
        let simple = Spun(.room, error: 0.5)
        #expect(simple.mesh.triangleCount < 200)
        let area = simple.triangles.reduce(0.0) { $0 + doubleArea(simple, $1) / 2 }
        #expect(abs(area - 100 * 82) < 2)
    }

    @Test(arguments: [1_000_000, 2000, 300, 150], [0, 1])
    func noTriangleSpansAStep(faces: Int, error: Double) {
        let spun = Spun(Self.disk, faces: faces, error: error)
        #expect(spun.mesh.triangleCount < 2 * 100 * 82)
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

    @Test(arguments: [1_000_000, 900], [0, 1])
    func aBlurredStepIsTorn(faces: Int, error: Double) {
        let spun = Spun(ExactScene { min(max(2 + ($0.x + 0.02) * 50, 2), 4) }, faces: faces, error: error)
        for triangle in spun.triangles {
            let distances = Set([triangle.0, triangle.1, triangle.2].map { spun.points[$0].z })
            #expect(distances.isSubset(of: [2]) || distances.isSubset(of: [4]))
        }
    }

    @Test func aThinWireBetweenNodesTearsTheWallBehindIt() {
        // Two pixels wide, and nodes nine pixels apart.
        let wall = ExactScene { ($0.x * 90 + 47 - 51).magnitude < 1 ? 1 : 3 }
        for error in [0, 1.0] {
            let spun = Spun(wall, faces: 200, error: error)
            for triangle in spun.triangles where spun.points[triangle.0].z > 2 {
                let columns = [triangle.0, triangle.1, triangle.2].map { spun.pixel($0).x }
                #expect(columns.allSatisfy { $0 < 50 } || columns.allSatisfy { $0 > 51 })
            }
        }
    }

    @Test func zeroTearsNothing() {
        let spun = Spun(ExactScene { $0.x < 0 ? 2 : 4 }, threshold: 0)
        #expect(spun.mesh.triangleCount == 2 * 100 * 82)
    }

    /// A hole of 11 x 11 pixels with a lone pixel in its middle.
    private func holed(_ distance: @escaping (SIMD2<Double>) -> Double) -> ExactScene {
        ExactScene { ray in
            let (x, y) = (ray.x * 90 + 47, ray.y * 95 + 41)
            if abs(x - 50.5) < 0.1, abs(y - 40.5) < 0.1 { return 2 }
            return abs(x - 50.5) < 5.5 && abs(y - 40.5) < 5.5 ? .nan : distance(ray)
        }
    }

    @Test func holesAreLeftOutAndVerticesWithoutTrianglesToo() {
        let spun = Spun(holed { _ in 2 })
        #expect(spun.mesh.vertexCount == 101 * 83 - 11 * 11)
        #expect(spun.points.count == spun.mesh.vertexCount)
        #expect(spun.points.allSatisfy { $0.length.isFinite })
    }

    @Test func pinHolesAreClosedAndLiveOnThePlaneRoundThem() {
        let plane = SIMD3(0.1, 0.15, 1)
        let scene = holed { 2 / (plane.x * $0.x + plane.y * $0.y + plane.z) }
        let spun = Spun(scene, smallestPiece: 5, largestHole: 121)
        #expect(spun.repair.droppedPieces == 1 && spun.repair.closedHoles == 1)
        #expect(spun.mesh.vertexCount == 101 * 83)
        for point in spun.points { #expect(abs((point * plane).sum() - 2) < 1e-5) }
        // One pixel too large, and the hole stays.
        let open = Spun(scene, smallestPiece: 5, largestHole: 120)
        #expect(open.repair.closedHoles == 0 && open.mesh.vertexCount == 101 * 83 - 121)
    }

    @Test func aGapBetweenTwoSurfacesIsNoPinHole() {
        // The same hole with the near surface on its left and the far one on its right.
        let spun = Spun(holed { $0.x < 0.04 ? 2 : 3 }, smallestPiece: 5, largestHole: 200)
        #expect(spun.repair.closedHoles == 0)
    }

    @Test func specksAreDroppedAndThinWiresStay() {
        let scene = ExactScene { ray in
            let (x, y) = (ray.x * 90 + 47, ray.y * 95 + 41)
            // A speck of 3 x 3 pixels, and a wire two pixels wide down the picture.
            if abs(x - 20.5) < 1.6, abs(y - 20.5) < 1.6 { return 1 }
            return abs(x - 71) < 1 ? 1.5 : 3
        }
        let spun = Spun(scene, smallestPiece: 10, largestHole: 20)
        #expect(spun.repair.droppedPieces == 1 && spun.repair.closedHoles == 1)
        #expect(Set(spun.points.map { ($0.z * 100).rounded() }) == [150, 300])
    }

    @Test func trianglesSeenFromTheSideAreLeftOut() {
        // A floor that runs to the horizon, its far end seen ever more from the side.
        let scene = ExactScene { $0.y > 0.02 ? 1 / $0.y : .nan }
        let (all, some) = (Spun(scene, threshold: 0), Spun(scene, threshold: 0, slant: 80))
        #expect(some.mesh.facts.steepTriangles > 0)
        #expect(some.mesh.triangleCount + some.mesh.facts.steepTriangles == all.mesh.triangleCount)
        for triangle in some.triangles {
            let normal = some.normal(triangle)
            let sight = some.points[triangle.0] + some.points[triangle.1] + some.points[triangle.2]
            let cosine = abs((normal * sight).sum()) / normal.length / sight.length
            #expect(cosine > cos(80.02 * .pi / 180))
        }
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
