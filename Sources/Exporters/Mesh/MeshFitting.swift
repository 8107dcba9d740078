import Scene

/// Finds the mesh that fits: within the most triangles, and within the most bytes.
struct MeshFitting {
    let scene: Scene
    let options: MeshOptions
    let edges: EdgeRule
    let axes: AxisConvention

    /// Attempts at getting below a number of bytes.
    private static let attempts = 8

    /// - Parameters:
    ///   - otherBytes: what the files hold beside the mesh, such as a texture; matters for `--max-mb` only.
    ///   - encode: puts a mesh into the form that the file takes, with its size.
    /// - Throws: ``ExportError`` when no triangle is left.
    func fit<Encoded>(
        otherBytes: Int, encode: (SceneMesh) throws -> SizedMesh<Encoded>
    ) throws -> (encoded: Encoded, facts: [String: ExportReport.Fact]) {
        let repair = SurfaceRepair(
            of: scene.distance, rules: options.rules(for: scene, edges: edges, maximumTriangles: options.maxFaces))
        func fitted(
            _ encoding: SizedMesh<Encoded>, of mesh: SceneMesh
        ) -> (encoded: Encoded, facts: [String: ExportReport.Fact]) {
            var facts = mesh.facts(repair, unit: scene.calibration.unit)
            facts["forecastMegabytes"] = .number((Double(encoding.bytes) / 1e4).rounded() / 100)
            return (encoding.encoded, facts)
        }
        guard let megabytes = options.maxMegabytes else {
            let mesh = try mesh(repair, maximumTriangles: options.maxFaces)
            return fitted(try encode(mesh), of: mesh)
        }
        // The forecast is right to some tenths of a percent.
        let room = Int(megabytes * 0.995e6) - otherBytes
        var maximum = options.maxFaces
        for _ in 0..<MeshFitting.attempts {
            guard room > 0, maximum >= 2 else { break }
            let mesh = try mesh(repair, maximumTriangles: maximum)
            let encoding = try encode(mesh)
            if encoding.bytes <= room { return fitted(encoding, of: mesh) }
            // A little less than in proportion, as some bytes do not shrink with the mesh.
            maximum = Int(Double(mesh.mesh.triangleCount) * Double(room) / Double(encoding.bytes) * 0.97)
        }
        throw ExportError(
            "--max-mb \(megabytes)", "leaves no room for a mesh\(scene.photo == nil ? "" : " beside its texture")",
            mend: "raise it", exitStatus: .usage)
    }

    private func mesh(_ repair: SurfaceRepair, maximumTriangles: Int) throws(ExportError) -> SceneMesh {
        let rules = options.rules(for: scene, edges: edges, maximumTriangles: maximumTriangles)
        let mesh = SceneMesh(of: scene, repair: repair, rules: rules, axes: axes)
        guard mesh.mesh.triangleCount > 0 else {
            throw ExportError(scene.name, "no triangle is left for a mesh", mend: mend(rules))
        }
        return mesh
    }

    /// What would leave triangles: the first rule whose absence does.
    private func mend(_ rules: MeshRules) -> String {
        if scene.width < 2 || scene.height < 2 { return "a mesh needs two pixels either way" }
        var lenient = rules
        lenient.maximumError = 0
        lenient.maximumTriangles = max(rules.maximumTriangles, 10_000)
        func hasTriangles() -> Bool {
            let repair = SurfaceRepair(of: scene.distance, rules: lenient)
            return SurfaceMesh(distance: repair.distance, camera: scene.camera, rules: lenient).triangleCount > 0
        }
        lenient.smallestPiece = 0
        if hasTriangles() { return "lower --min-piece, or give 0" }
        lenient.steepestSlant = 90
        if hasTriangles() { return "raise --max-slant, or give 90" }
        lenient.edges = EdgeRule(threshold: 0, width: scene.width, height: scene.height)
        return hasTriangles() ? "raise --edge, or give 0" : "check --near and --far"
    }
}

/// A mesh in the form that a file takes.
struct SizedMesh<Encoded> {
    let encoded: Encoded
    /// About what it takes in the file.
    let bytes: Int
}
