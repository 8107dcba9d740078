import ArgumentParser
import ImageFiles
import Scene

/// The camera that took the photo.
public struct CameraOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "Angle that the photo's width spans, in degrees. (default: from the photo's EXIF data, else 60 along the longer side)",
            valueName: "degrees"))
    public var fov: Double?

    @Option(help: ArgumentHelp("Focal length in pixels of the photo.", valueName: "pixels"))
    public var focal: Double?

    /// Degrees and pixels beyond which there is no lens, and single precision no room.
    private static let angles = 0.01...179.0
    private static let focalLengths = 1.0...1e7

    public init() {}

    public func validate() throws {
        if fov != nil, focal != nil { throw ValidationError("--fov and --focal say the same thing; give one of them.") }
        if let fov, !CameraOptions.angles.contains(fov) {
            throw ValidationError("--fov needs an angle of 0.01 to 179 degrees.")
        }
        if let focal, !CameraOptions.focalLengths.contains(focal) {
            throw ValidationError("--focal needs a length of 1 to 10,000,000 pixels.")
        }
    }

    /// The camera of a picture: a saved one, else by the options and what the files say.
    /// - Parameter savedName: the saved calibration's name, for errors.
    func camera(
        width: Int, height: Int, recorded: Camera?, metadata: PhotoMetadata?, saved: SavedCalibration?,
        savedName: String
    ) throws(SceneError) -> Camera {
        guard let camera = try saved?.camera(width: width, height: height, subject: savedName) else {
            return camera(width: width, height: height, recorded: recorded, metadata: metadata)
        }
        guard fov == nil, focal == nil else {
            throw SceneError(
                fov != nil ? "--fov" : "--focal", "says what \(savedName) says too", mend: "leave one of them out",
                exitStatus: .usage)
        }
        return camera
    }

    /// The camera of a picture: what is stated, else what the depth file says, else EXIF, else an assumption.
    func camera(width: Int, height: Int, recorded: Camera?, metadata: PhotoMetadata?) -> Camera {
        if let fov { return Camera(horizontalFieldOfView: fov, width: width, height: height, source: .stated) }
        if let focal { return Camera(focal: focal, width: width, height: height, source: .stated) }
        if var recorded, recorded.source != .assumed {
            recorded.source = .depthFile
            return recorded.resized(width: width, height: height)
        }
        if let equivalent = metadata?.focalLength35mm, equivalent > 0 {
            return Camera(focalLength35mm: equivalent, width: width, height: height, source: .exif)
        }
        if let metadata, let focal = metadata.focalLengthPixels, CameraOptions.focalLengths.contains(focal) {
            // Stated for the stored picture, which may be turned; pixels are square, so its longer side serves.
            let scale = Double(max(width, height)) / Double(max(metadata.storedWidth, metadata.storedHeight, 1))
            return Camera(focal: focal * scale, width: width, height: height, source: .exif)
        }
        return Camera(assumedForWidth: width, height: height)
    }
}
