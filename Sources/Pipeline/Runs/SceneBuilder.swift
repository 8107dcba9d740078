import Files
import Foundation
import ImageFiles
import Raster
import Scene

/// Makes scenes: decode, orient, estimate, calibrate. Each stage is one method, from value to value.
public struct SceneBuilder: Sendable {
    private let options: SceneOptions
    private let saved: SavedCalibration?

    /// - Throws: when the saved calibration that the options name cannot be read.
    public init(options: SceneOptions) throws {
        self.options = options
        saved = try options.calibration.saved()
    }

    /// What was read from disk for one scene.
    public struct Source: Sendable {
        let name: String
        let photo: Photo?
        let depthFile: DepthFile?
    }

    /// A scene and what happened on the way.
    public struct Result: Sendable {
        public let scene: Scene
        public let stages: [StageTiming]
        /// Sentences that the user should read.
        public let notices: [String]
    }

    /// Reads a photo and, when one is stated, the depth file.
    /// - Parameter photoPath: nil when there is only a depth file; `-` for standard input.
    public func read(photoPath: String?) throws -> Source {
        try read(
            photo: photoPath.map { try InputFile(path: $0) },
            depth: options.depthFile.depth.map { try InputFile(path: $0) })
    }

    /// Reads a photo and a depth file that are at hand already, whatever path the options name.
    public func read(photo: InputFile?, depth: InputFile?) throws -> Source {
        Source(
            name: (photo ?? depth)?.name ?? "", photo: try photo.map { try read(photo: $0) },
            depthFile: try depth.map { try read(depth: $0) })
    }

    private func read(photo file: InputFile) throws -> Photo {
        let (pixels, metadata) = try PhotoFile.read(file, limits: options.photo.limits)
        return Photo(name: file.name, pixels: pixels, metadata: metadata)
    }

    private func read(depth file: InputFile) throws -> DepthFile {
        try DepthFile.read(file, stated: options.depthFile.statement, limits: options.photo.limits)
    }

    /// Makes the scene: depth from the file or from the network, refined, then its camera and calibration.
    public func build(_ source: Source, with estimation: some DepthSource) throws -> Result {
        var stages: [StageTiming] = []
        let depth = try depth(of: source, with: estimation, stages: &stages)
        var (scene, notices) = try StageTiming.measure("calibrate", into: &stages) {
            try assemble(source, depth: depth.map, origin: depth.origin)
        }
        scene.depthSource = (depth.sourceWidth, depth.sourceHeight)
        // What a depth file is said to be names the file itself.
        let subject = source.depthFile == nil ? "\(source.name): " : ""
        return Result(scene: scene, stages: stages, notices: (depth.notices + notices).map { subject + $0 })
    }

    /// The depth from the file or from the network, at the photo's size.
    private func depth(
        of source: Source, with estimation: some DepthSource, stages: inout [StageTiming]
    ) throws -> SizedDepth {
        if let file = source.depthFile {
            var origin = file.record?.origin ?? DepthOrigin()
            origin.file = file.name
            var map = file.depth
            let repair = options.depthFile.repair
            if !repair.isEmpty { StageTiming.measure("repair", into: &stages) { repair.repair(&map) } }
            if let photo = source.photo, photo.width != map.width || photo.height != map.height {
                try DepthShape.check(
                    map, named: file.name, against: (photo.width, photo.height), what: "the photo",
                    mend: "give the depth map of this very photo")
                map = StageTiming.measure("resize", into: &stages) {
                    map.resized(width: photo.width, height: photo.height)
                }
            }
            var depth = SizedDepth(
                map: map, sourceWidth: file.depth.width, sourceHeight: file.depth.height, origin: origin,
                notices: file.notices)
            try StageTiming.measure("refine", into: &stages) {
                try options.refinement.refine(&depth, guidedBy: source.photo)
            }
            return depth
        }
        guard let photo = source.photo else {
            throw SceneError("", "needs a photo or --depth FILE", mend: "name one", exitStatus: .usage)
        }
        let estimate =
            try options.refinement.refinesEstimates
            ? estimation.refinedDepth(of: photo.pixels) : estimation.depth(of: photo.pixels)
        stages += estimate.stages
        return SizedDepth(
            map: estimate.depth, sourceWidth: estimate.width, sourceHeight: estimate.height,
            origin: estimate.origin, notices: estimate.notices)
    }

    /// Gives a depth map of the scene's size a camera and a calibration.
    /// - Returns: also what the user should know about the calibration.
    func assemble(_ source: Source, depth: DepthMap, origin: DepthOrigin) throws -> (scene: Scene, notices: [String]) {
        let record = source.depthFile?.record
        guard depth.values.finiteRange() != nil else {
            throw SceneError(
                origin.file ?? source.name, "holds no depth at all (every pixel is empty)",
                mend: "give another depth map")
        }
        let camera = try options.camera.camera(
            width: depth.width, height: depth.height, recorded: record?.camera, metadata: source.photo?.metadata,
            saved: saved, savedName: options.calibration.savedFile ?? "")
        let sky = options.sky.sky(of: depth, from: origin, recorded: record?.sky)
        var (calibration, notices) = try options.calibration.calibration(
            of: sky?.surfaces(of: depth) ?? depth, subject: origin.file ?? source.name, origin: origin,
            recorded: record?.calibration, saved: saved)
        let scene = Scene(
            name: source.name, photo: source.photo, depth: depth, origin: origin, camera: camera,
            calibration: calibration, sky: sky)
        if let sky, sky.treatment == .drop {
            notices.append(sky.notice(of: depth))
        } else if sky == nil, let stated = options.sky.sky {
            notices.append("no sky was recognised, so --sky \(stated.rawValue) changes nothing")
        }
        return (scene, notices)
    }
}
