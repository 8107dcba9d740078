import Raster

/// A photo, its depth, its camera and its calibration: what every exporter works on.
///
/// Photo, depth and distance planes all have the same size, so that pixel (x, y) is the same pixel in each.
public struct Scene: Sendable {
    /// What to call it in files and messages: the photo's name, or the depth file's.
    public let name: String
    /// Missing when only a depth file was given.
    public let photo: Photo?
    /// The depth map as it came, at the scene's size.
    public let depth: DepthMap
    public let origin: DepthOrigin
    /// The size at which the depth was measured or estimated, before it was enlarged to the scene's; nil when it is the scene's own.
    public var depthSource: (width: Int, height: Int)?
    public let camera: Camera
    public let calibration: Calibration
    /// What lies at infinity, when something was done about it.
    public let sky: Sky?
    /// Distance along the optical axis in the calibration's unit; NaN where there is none.
    public let distance: Plane<Float>
    /// Inverse depth, larger is nearer: the depth map itself when it is one, else 1 / ``distance``. NaN where there is none.
    public let inverseDepth: Plane<Float>

    /// - Parameters:
    ///   - depth: of the photo's size when there is a photo; see ``DepthMap/resized(width:height:)``.
    ///   - camera: for that size.
    ///   - sky: what lies at infinity, when something is to be done about it.
    public init(
        name: String, photo: Photo?, depth: DepthMap, origin: DepthOrigin, camera: Camera, calibration: Calibration,
        sky: Sky? = nil
    ) {
        precondition(photo.map { $0.pixels.isSameSize(as: depth.values) } ?? true, "photo and depth differ in size")
        precondition(camera.width == depth.width && camera.height == depth.height, "camera and depth differ in size")
        self.name = name
        self.photo = photo
        self.depth = depth
        self.origin = origin
        self.camera = camera
        self.calibration = calibration
        self.sky = sky
        var distance = calibration.distances(of: depth.values)
        sky?.place(in: &distance, of: depth.values, far: calibration.far)
        self.distance = distance
        // No value is infinite, however near: the order stays, and ranges can be worked with.
        inverseDepth =
            depth.meaning == .inverse
            ? depth.values : distance.map { $0.isNaN ? $0 : Swift.min(1 / $0, .greatestFiniteMagnitude) }
    }

    public var width: Int { depth.width }
    public var height: Int { depth.height }
}
