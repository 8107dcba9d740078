import Files
import Raster
import Scene

/// The points of a scene that a cloud file gets, and what there is to report of them.
struct CloudSelection {
    let scene: Scene
    let options: CloudOptions
    let axes: AxisConvention
    let edges: EdgeRule
    private(set) var mask: PointMask
    private(set) var warnings: [String] = []

    /// The share of pixels left out at edges from which on the user should know that they can be kept.
    private static let notableShare = 0.02

    /// Takes in every pixel with depth but flying ones, then leaves out outliers, then thins by cubes, then to the budget.
    /// - Throws: ``ExportError`` when no point is left, or cubes are too small.
    init(of scene: Scene, options: CloudOptions) throws(ExportError) {
        self.scene = scene
        self.options = options
        axes = options.geometry.axes.convention(isOBJ: false)
        edges = options.geometry.edgeRule(for: scene)
        mask = PointMask(of: scene.distance, edges: edges)
        let withDepth = mask.pixels.count - mask.withoutDepth
        if Double(mask.onEdges) > CloudSelection.notableShare * Double(withDepth) {
            warnings.append(
                "\(mask.onEdges) of \(withDepth) pixels hang between two surfaces and were left out; --edge 0 keeps them"
            )
        }
        if let ratio = options.outliers { removeOutliers(ratio) }
        if let size = options.voxel { try thin(toVoxels: size) }
        if let maximum = options.maxPoints { mask.thin(to: maximum) }
        guard mask.count > 0 else {
            throw ExportError(
                scene.name, "no pixel with a depth is left for a point cloud",
                mend: mask.onEdges > 0 ? "raise --edge, or give 0" : "check --near and --far")
        }
    }

    private mutating func removeOutliers(_ ratio: Double) {
        let focal = (scene.camera.fx * scene.camera.fy).squareRoot()
        if !mask.removeOutliers(ratio, distance: scene.distance, focal: focal) {
            warnings.append("the points lie too sparsely in the picture for --outliers to tell; none was left out")
        }
    }

    private mutating func thin(toVoxels size: Double) throws(ExportError) {
        let unprojection = Unprojection(camera: scene.camera, axes: axes)
        guard mask.count == 0 || mask.thin(toVoxels: Float(size), distance: scene.distance, unprojection: unprojection)
        else {
            throw ExportError(
                "--voxel \(size)", "is too small for the size of \(scene.name)", mend: "give a greater length",
                exitStatus: .usage)
        }
    }

    /// What each point is to carry.
    func layout(colors: CloudLayout.ColorForm, startsWithColors: Bool = false) -> CloudLayout {
        CloudLayout(
            hasNormals: options.normals, colors: scene.photo == nil ? nil : colors, startsWithColors: startsWithColors,
            scalars: options.scalars.fields)
    }

    /// For the report.
    func facts(box: BoundingBox) -> [String: ExportReport.Fact] {
        [
            "points": .integer(mask.count), "droppedNoDepth": .integer(mask.withoutDepth),
            "droppedEdges": .integer(mask.onEdges), "droppedOutliers": .integer(mask.outliers),
            "droppedVoxels": .integer(mask.merged), "droppedThinned": .integer(mask.thinned),
            "boundingBox": box.fact, "axes": .text(axes.rawValue), "colors": .flag(scene.photo != nil),
            "normals": .flag(options.normals), "unit": .text(scene.calibration.unit.rawValue),
        ]
    }
}
