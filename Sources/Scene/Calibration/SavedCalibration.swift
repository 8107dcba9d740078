import Raster

/// What is known of a camera that stays where it is, kept in a file for many photos: its focal lengths, and how its depth
/// becomes distance.
///
/// A network's relative depth has another scale and shift in each photo, so that no fit of one photo holds for the next. What
/// does hold are the known points, as long as what they lie on stays: they are kept, and fitted anew in each photo. Scale and
/// shift themselves serve depth files, whose numbers mean the same in each, such as a stereo rig's disparities.
public struct SavedCalibration: Codable, Sendable, Equatable {
    /// Version of the file's form.
    public var isobathCalibration = SavedCalibration.version
    public var software: String?
    /// The size in pixels of the pictures that the rest refers to; pictures of another size and the same shape are served too.
    public var width: Int
    public var height: Int
    /// Missing when nothing was known about the lens.
    public var camera: Pinhole?
    /// Missing when nothing was known about distances.
    public var scale: Scale?

    public static let version = 1

    /// Focal lengths and principal point in pixels, see ``Camera``.
    public struct Pinhole: Codable, Sendable, Equatable {
        public var fx: Double
        public var fy: Double
        public var cx: Double
        public var cy: Double
    }

    /// How depth becomes distance in metres, see ``Calibration``.
    public struct Scale: Codable, Sendable, Equatable {
        /// Of the depth that it was fitted to.
        public var meaning: DepthMeaning
        public var a: Double
        public var b: Double
        public var near: Double?
        public var far: Double?
        public var outside: Calibration.OutsidePolicy?
        /// The network that the depth came from; missing for depth that no network made.
        public var model: String?
        /// Points that were fitted, without those that contradicted the others.
        public var known: [KnownPoint]?
    }

    /// What a scene knows.
    /// - Throws: when its camera and its distances are assumed: there is nothing to keep.
    public init(of scene: Scene) throws(SceneError) {
        software = Software.nameAndVersion
        width = scene.width
        height = scene.height
        if scene.camera.source != .assumed {
            camera = Pinhole(fx: scene.camera.fx, fy: scene.camera.fy, cx: scene.camera.cx, cy: scene.camera.cy)
        }
        let calibration = scene.calibration
        if calibration.unit == .metres {
            scale = Scale(
                meaning: scene.depth.meaning, a: calibration.a, b: calibration.b, near: calibration.near,
                far: calibration.far, outside: calibration.outside,
                model: scene.origin.model,
                known: calibration.points.map { $0.filter { !$0.isOutlier }.map(\.known) })
        }
        guard camera != nil || scale != nil else {
            throw SceneError(
                scene.name, "has neither a known camera nor known distances: there is nothing to keep",
                mend: "state --fov or --focal, and --known or --near and --far", exitStatus: .usage)
        }
    }

    /// The camera for a picture of that size; nil when the file holds none.
    /// - Parameter subject: the file's name, for errors.
    public func camera(width: Int, height: Int, subject: String) throws(SceneError) -> Camera? {
        guard let camera else { return nil }
        try checkShape(width: width, height: height, subject: subject)
        return Camera(
            fx: camera.fx, fy: camera.fy, cx: camera.cx, cy: camera.cy, width: self.width, height: self.height,
            source: .saved
        ).resized(width: width, height: height)
    }

    /// Pictures have the shape of those that were calibrated, up to rounding.
    func checkShape(width: Int, height: Int, subject: String) throws(SceneError) {
        let expected = Double(width) * Double(self.height) / Double(self.width)
        guard abs(Double(height) - expected) > max(1, 0.01 * expected) else { return }
        throw SceneError(
            subject,
            "was saved for pictures of \(self.width)x\(self.height) pixels, and \(width)x\(height) has another shape",
            mend: "give a calibration of this camera held the same way, and photos that are not cropped")
    }
}
