import Files
import Foundation
import ImageFiles
import Raster
import Scene

/// Makes scenes: decode, orient, estimate, calibrate. Each stage is one method, from value to value.
public struct SceneBuilder: Sendable {
    private let options: SceneOptions

    public init(options: SceneOptions) {
        self.options = options
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
        let limits = options.photo.limits
        let photo = try photoPath.map { path in
            let (pixels, metadata) = try PhotoFile.read(try InputFile(path: path), limits: limits)
            return Photo(name: path, pixels: pixels, metadata: metadata)
        }
        let depthFile = try options.depthFile.depth.map { path in
            try DepthFile.read(try InputFile(path: path), stated: options.depthFile.statement, limits: limits)
        }
        return Source(name: photoPath ?? options.depthFile.depth ?? "", photo: photo, depthFile: depthFile)
    }

    /// Makes the scene: depth from the file or from the network, then its camera and calibration.
    public func build(_ source: Source, with estimation: Estimation) async throws -> Result {
        if let file = source.depthFile {
            var stages: [StageTiming] = []
            var origin = file.record?.origin ?? DepthOrigin()
            origin.file = file.name
            let scene = try StageTiming.measure("calibrate", into: &stages) {
                try assemble(source, depth: file.depth, origin: origin)
            }
            return Result(scene: scene, stages: stages, notices: file.notices)
        }
        guard let photo = source.photo else {
            throw SceneError("", "needs a photo or --depth FILE", mend: "name one", exitStatus: .usage)
        }
        let estimate = try await estimation.depth(of: photo.pixels)
        var stages = estimate.stages
        let origin = DepthOrigin(model: estimate.model, modelChecksum: estimate.checksum)
        let scene = try StageTiming.measure("calibrate", into: &stages) {
            try assemble(source, depth: estimate.depth, origin: origin)
        }
        return Result(scene: scene, stages: stages, notices: estimate.notices.map { "\(photo.name): \($0)" })
    }

    /// Brings a depth map to the photo's size, gives it a camera and a calibration.
    func assemble(_ source: Source, depth: DepthMap, origin: DepthOrigin) throws -> Scene {
        let record = source.depthFile?.record
        var depth = depth
        if let photo = source.photo, photo.width != depth.width || photo.height != depth.height {
            try checkAspect(of: depth, named: origin.file ?? source.name, against: photo)
            depth = depth.resized(width: photo.width, height: photo.height)
        }
        guard depth.values.finiteRange() != nil else {
            throw SceneError(
                origin.file ?? source.name, "holds no depth at all (every pixel is empty)",
                mend: "give another depth map")
        }
        let camera = options.camera.camera(
            width: depth.width, height: depth.height, recorded: record?.camera, metadata: source.photo?.metadata)
        let calibration = try options.calibration.calibration(
            of: depth, subject: origin.file ?? source.name, recorded: record?.calibration)
        return Scene(
            name: source.name, photo: source.photo, depth: depth, origin: origin, camera: camera,
            calibration: calibration)
    }

    /// Depth that belongs to a photo has its proportions, up to rounding.
    private func checkAspect(of depth: DepthMap, named name: String, against photo: Photo) throws(SceneError) {
        let expected = Double(depth.width) * Double(photo.height) / Double(photo.width)
        let expectedWidth = Double(depth.height) * Double(photo.width) / Double(photo.height)
        let isClose =
            abs(Double(depth.height) - expected) <= max(1, 0.01 * expected)
            || abs(Double(depth.width) - expectedWidth) <= max(1, 0.01 * expectedWidth)
        guard !isClose else { return }
        let turned = abs(Double(depth.width) * Double(photo.width) / Double(photo.height) - Double(depth.height))
        let isTurned = turned <= max(1, 0.01 * Double(depth.height))
        throw SceneError(
            name,
            "is \(depth.width)x\(depth.height), which is not the shape of the photo (\(photo.width)x\(photo.height))",
            mend: isTurned ? "turn it upright, as the photo is shown" : "give the depth map of this very photo")
    }
}
