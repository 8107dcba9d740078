import Raster

/// A pinhole camera, in pixels of the picture that it belongs to. Pixel centres lie at +0.5.
///
/// A point (X, Y, Z) with X right, Y down and Z forward appears at (fx * X / Z + cx, fy * Y / Z + cy).
public struct Camera: Codable, Sendable, Equatable {
    /// Focal lengths in pixels.
    public var fx: Double
    public var fy: Double
    /// The principal point in pixels from the top left corner of the picture.
    public var cx: Double
    public var cy: Double
    /// The picture's size in pixels.
    public var width: Int
    public var height: Int
    /// Where the focal length came from.
    public var source: Source

    /// Where a camera's focal length came from.
    public enum Source: String, Codable, Sendable {
        /// Stated by the user (`--fov`, `--focal`).
        case stated
        /// From the photo's EXIF data.
        case exif
        /// From the depth file's own record.
        case depthFile
        /// From a saved calibration (`--calibration`).
        case saved
        /// Nothing was known: ``Camera/defaultFieldOfView`` along the longer side.
        case assumed
    }

    /// The field of view along the photo's longer side, in degrees, when nothing says otherwise: about that of a
    /// 31 mm lens on 35 mm film, between a phone's main camera and a kit lens.
    public static let defaultFieldOfView = 60.0

    public init(fx: Double, fy: Double, cx: Double, cy: Double, width: Int, height: Int, source: Source) {
        self.fx = fx
        self.fy = fy
        self.cx = cx
        self.cy = cy
        self.width = width
        self.height = height
        self.source = source
    }

    /// A camera with square pixels and a centred principal point.
    /// - Parameter focal: in pixels.
    public init(focal: Double, width: Int, height: Int, source: Source) {
        self.init(
            fx: focal, fy: focal, cx: Double(width) / 2, cy: Double(height) / 2, width: width, height: height,
            source: source)
    }

    /// A camera from the angle that the picture's width spans.
    /// - Parameter horizontalFieldOfView: degrees, above 0 and below 180.
    public init(horizontalFieldOfView: Double, width: Int, height: Int, source: Source) {
        let focal = Double(width) / 2 / tan(degrees: horizontalFieldOfView / 2)
        self.init(focal: focal, width: width, height: height, source: source)
    }

    /// The camera to assume for a picture of which nothing is known.
    public init(assumedForWidth width: Int, height: Int) {
        let focal = Double(max(width, height)) / 2 / tan(degrees: Camera.defaultFieldOfView / 2)
        self.init(focal: focal, width: width, height: height, source: .assumed)
    }

    /// A camera from the focal length that would give the same view on 35 mm film:
    /// f_px = f35 * diagonal in pixels / diagonal of 36 mm x 24 mm.
    public init(focalLength35mm: Double, width: Int, height: Int, source: Source) {
        let diagonal = Double(width * width + height * height).squareRoot()
        let filmDiagonal = (36.0 * 36 + 24 * 24).squareRoot()
        self.init(focal: focalLength35mm * diagonal / filmDiagonal, width: width, height: height, source: source)
    }

    /// The angle that the picture's width spans, in degrees.
    public var horizontalFieldOfView: Double { 2 * atanDegrees(Double(width) / 2 / fx) }

    /// The same camera for a picture of another size that shows the same view.
    public func resized(width newWidth: Int, height newHeight: Int) -> Camera {
        let sx = Double(newWidth) / Double(width)
        let sy = Double(newHeight) / Double(height)
        return Camera(
            fx: fx * sx, fy: fy * sy, cx: cx * sx, cy: cy * sy, width: newWidth, height: newHeight, source: source)
    }

    /// The ray through a point of the picture, per unit of depth: (X / Z, Y / Z), X right and Y down.
    @inlinable public func ray(x: Double, y: Double) -> (x: Double, y: Double) {
        ((x - cx) / fx, (y - cy) / fy)
    }
}
