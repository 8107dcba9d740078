import Scene

/// From distances to a simplified mesh with points and normals, at several sizes of the same picture: the cost is to grow
/// no faster than the pixels.
enum MeshBenchmark {
    private static let megapixels = [1, 4, 12, 48]

    static func run(scene: Scene, repeats: Int) {
        print("mesh (obj's and glb's rules), the depth map at several sizes")
        for size in megapixels {
            let factor = (Double(size) * 1e6 / Double(scene.width * scene.height)).squareRoot()
            let (width, height) = (Int(Double(scene.width) * factor), Int(Double(scene.height) * factor))
            let sized = Scene(
                name: scene.name, photo: nil, depth: scene.depth.resized(width: width, height: height),
                origin: scene.origin, camera: scene.camera.resized(width: width, height: height),
                calibration: scene.calibration)
            let rules = MeshRules.standard(width: width, height: height)
            let unprojection = Unprojection(camera: sized.camera, axes: .openGL)
            let (milliseconds, mesh) = Stopwatch.median(of: repeats) { () -> SurfaceMesh in
                let repair = SurfaceRepair(of: sized.distance, rules: rules)
                let mesh = SurfaceMesh(distance: repair.distance, camera: sized.camera, rules: rules)
                _ = mesh.points(of: repair.distance, by: unprojection)
                _ = mesh.normals(of: repair.distance, by: unprojection, edges: rules.edges)
                return mesh
            }
            Stopwatch.row("\(size) MP", milliseconds, pixels: width * height, note: "\(mesh.triangleCount) faces")
        }
    }
}
