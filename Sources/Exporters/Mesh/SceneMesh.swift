import Raster
import Scene

/// The mesh of a scene with everything that files hold of it.
struct SceneMesh: Sendable {
    let mesh: SurfaceMesh
    let points: [SIMD4<Float>]
    /// Unit vectors on the side of the camera.
    let normals: [SIMD4<Float>]
    /// Of the picture that texture coordinates refer to.
    let width: Int
    let height: Int
    let axes: AxisConvention

    /// - Parameter repair: of the scene's distances, by the same rules.
    init(of scene: Scene, repair: SurfaceRepair, rules: MeshRules, axes: AxisConvention) {
        mesh = SurfaceMesh(distance: repair.distance, camera: scene.camera, rules: rules)
        let unprojection = Unprojection(camera: scene.camera, axes: axes)
        points = mesh.points(of: repair.distance, by: unprojection)
        normals = mesh.normals(of: repair.distance, by: unprojection, edges: rules.edges)
        (width, height) = (scene.width, scene.height)
        self.axes = axes
    }

    /// Where the texture has the colour of a vertex: u to the right and v downwards from the top left corner of the
    /// picture, each from 0 to 1. Pixel centres lie at +0.5.
    @inline(__always)
    func textureCoordinate(_ vertex: Int) -> SIMD2<Float> {
        let pixel = Int(mesh.vertexPixels[vertex])
        return SIMD2(
            (Float(pixel % width) + 0.5) / Float(width), (Float(pixel / width) + 0.5) / Float(height))
    }

    /// The vertices of a triangle in the order that makes its front face the camera: counter-clockwise in right-handed axes.
    @inline(__always)
    func corners(_ triangle: Int) -> (UInt32, UInt32, UInt32) {
        let start = 3 * triangle
        let (a, b, c) = (mesh.indices[start], mesh.indices[start + 1], mesh.indices[start + 2])
        return axes.isRightHanded ? (a, b, c) : (a, c, b)
    }

    /// What to report.
    func facts(_ repair: SurfaceRepair, unit: Calibration.Unit) -> [String: ExportReport.Fact] {
        [
            "vertices": .integer(mesh.vertexCount), "faces": .integer(mesh.triangleCount),
            // A grid has two triangles for each of its nodes, but for its border.
            "fullFaces": .integer(2 * repair.pixelCount), "splitFaces": .integer(mesh.facts.splitTriangles),
            "steepFaces": .integer(mesh.facts.steepTriangles),
            "errorPixels": .number((mesh.facts.errorPixels * 100).rounded() / 100),
            "droppedPieces": .integer(repair.droppedPieces), "closedHoles": .integer(repair.closedHoles),
            "gridColumns": .integer(mesh.facts.gridColumns), "gridRows": .integer(mesh.facts.gridRows),
            "axes": .text(axes.rawValue),
            "boundingBox": points.reduce(into: BoundingBox()) { $0.include($1) }.fact, "unit": .text(unit.rawValue),
        ]
    }
}
