import Files
import ImageFiles
import Raster
import Scene

/// What the report says about a scene.
struct SceneAnalysis: Encodable {
    let width: Int
    let height: Int
    let unit: Calibration.Unit
    let statistics: DepthStatistics
    let edges: Edges
    let planes: [DetectedPlane]
    /// Missing where no ground was found.
    let horizon: Horizon?
    let baseline: Baseline?
    let warnings: [String]

    struct Edges: Encodable {
        /// A share of the nearer distance, between pixels ``reach`` apart.
        var threshold: Double
        var reach: Int
        /// Pixels on the near side of an edge, and their share of the picture.
        var pixels: Int
        var share: Double
    }

    struct Baseline: Encodable {
        var file: String
        var change: SceneChange
    }

    private enum CodingKeys: String, CodingKey {
        case width, height, unit, statistics, edges, planes, horizon, baseline, warnings
    }

    let edgeMap: OcclusionEdgeMap
    let detection: PlaneDetection

    init(of scene: Scene, options: AnalyzeOptions) throws {
        (width, height) = (scene.width, scene.height)
        unit = scene.calibration.unit
        guard let statistics = DepthStatistics(of: scene.distance, bandLimits: options.bands.distances) else {
            throw ExportError(
                scene.name, "has no distance anywhere", mend: "check --near, --far and --outside")
        }
        self.statistics = statistics
        let rule = options.edges.rule(for: scene)
        edgeMap = OcclusionEdgeMap(of: scene.distance, edges: rule)
        edges = Edges(
            threshold: options.edges.edge, reach: rule.reach, pixels: edgeMap.count,
            share: Double(edgeMap.count) / Double(max(1, width * height)))
        detection = PlaneDetection(of: scene)
        planes = detection.planes
        horizon = detection.ground.flatMap { Horizon(of: $0, camera: scene.camera) }
        baseline = try options.baseline.map { path in
            Baseline(file: path, change: try SceneAnalysis.change(from: path, to: scene, options: options))
        }
        warnings = SceneAnalysis.warnings(about: scene, planes: planes, baseline: baseline)
    }

    private static func change(from path: String, to scene: Scene, options: AnalyzeOptions) throws -> SceneChange {
        var limits = DecodeLimits()
        // A picture that was allowed to be larger may have a baseline as large.
        limits.maximumPixels = max(limits.maximumPixels, scene.width * scene.height)
        let file: DepthFile
        do {
            file = try DepthFile.read(
                try InputFile(path: path),
                stated: .init(meaning: options.baselineIs, scale: options.baselineScale),
                limits: limits)
        } catch let error as ImageFileError {
            throw ExportError(
                "--baseline \(error.subject)", error.cause,
                mend: "give the depth of the first photo, as isobath tiff FIRST -o first.tiff writes it")
        } catch let error as SceneError where error.exitStatus == .usage {
            throw ExportError(
                error.subject, error.cause,
                mend: "add --baseline-is inverse (larger is nearer), depth (larger is farther) or metres",
                exitStatus: .usage)
        }
        let depth = file.depth
        let expected = Double(depth.width) * Double(scene.height) / Double(scene.width)
        guard abs(Double(depth.height) - expected) <= max(1, 0.01 * expected) else {
            throw ExportError(
                path,
                "is \(depth.width)x\(depth.height), which is not the shape of the picture (\(scene.width)x\(scene.height))",
                mend: "give the depth of a photo by the same camera")
        }
        return try SceneChange(
            from: depth.resized(width: scene.width, height: scene.height), subject: path, to: scene,
            threshold: options.change ?? 0.1, leastShare: (options.minRegion ?? 0.3) / 100)
    }

    private static func warnings(about scene: Scene, planes: [DetectedPlane], baseline: Baseline?) -> [String] {
        var warnings: [String] = []
        let doubts = [
            scene.calibration.source == .assumed ? "the scale" : nil,
            scene.camera.source == .assumed ? "the camera" : nil,
        ].compactMap { $0 }
        if !planes.isEmpty, !doubts.isEmpty {
            let verb = doubts.count == 1 ? "is" : "are"
            warnings.append(
                "\(doubts.joined(separator: " and ")) \(verb) assumed: normals, heights and the horizon are rough")
        }
        if let baseline {
            if baseline.change.ground == nil { warnings.append("no ground was found: drops cannot be told") }
            for drop in baseline.change.drops {
                let (before, after) = (
                    DistanceText.text(drop.topBefore, unit: scene.calibration.unit),
                    DistanceText.text(drop.topAfter, unit: scene.calibration.unit)
                )
                warnings.append("something dropped towards the ground: its top from \(before) to \(after) above it")
            }
        }
        return warnings
    }

    var facts: [String: ExportReport.Fact] {
        var facts: [String: ExportReport.Fact] = [
            "unit": .text(unit.rawValue), "withDepth": .number(statistics.withDepth),
            "distanceRange": .numbers([statistics.nearest, statistics.farthest]),
            "edgeShare": .number(edges.share), "planes": .integer(planes.count),
        ]
        if let median = statistics.percentiles.first(where: { $0.percent == 50 }) {
            facts["medianDistance"] = .number(median.distance)
        }
        if let horizon {
            facts["cameraHeight"] = .number(horizon.cameraHeight)
            facts["pitchDegrees"] = .number(horizon.pitch)
            facts["rollDegrees"] = .number(horizon.roll)
        }
        if let change = baseline?.change {
            facts["nearerRegions"] = .integer(change.regions.count { $0.kind == .nearer })
            facts["fartherRegions"] = .integer(change.regions.count { $0.kind == .farther })
            facts["drops"] = .integer(change.drops.count)
        }
        return facts
    }
}
