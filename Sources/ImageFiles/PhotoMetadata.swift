/// What a picture file says about its picture.
public struct PhotoMetadata: Sendable, Equatable {
    /// "JPEG", "PNG" or "TIFF".
    public var format: String
    /// The size in the file, before the orientation is applied.
    public var storedWidth: Int
    public var storedHeight: Int
    /// Bits a channel in the file.
    public var bitDepth: Int
    /// Channels in the file: 1 grey, 2 grey and alpha, 3 RGB or palette, 4 RGBA or CMYK.
    public var channels: Int
    /// The EXIF (TIFF) orientation that was applied, 1...8; 1 when none was stated.
    public var orientation: Int
    /// EXIF FocalLengthIn35mmFilm, in millimetres.
    public var focalLength35mm: Double?
    /// Focal length in pixels of the stored picture, from EXIF FocalLength and FocalPlaneXResolution.
    public var focalLengthPixels: Double?
    /// Pixels an inch, across and down.
    public var resolution: Resolution?
    /// The embedded ICC colour profile, as it stands in the file.
    public var colorProfile: [UInt8]?
    /// Named texts in the file (PNG text chunks, TIFF ImageDescription ...).
    public var texts: [String: String]

    public struct Resolution: Sendable, Equatable {
        public var x: Double
        public var y: Double

        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    public init(
        format: String, storedWidth: Int, storedHeight: Int, bitDepth: Int, channels: Int, orientation: Int = 1,
        focalLength35mm: Double? = nil, focalLengthPixels: Double? = nil, resolution: Resolution? = nil,
        colorProfile: [UInt8]? = nil, texts: [String: String] = [:]
    ) {
        self.format = format
        self.storedWidth = storedWidth
        self.storedHeight = storedHeight
        self.bitDepth = bitDepth
        self.channels = channels
        self.orientation = orientation
        self.focalLength35mm = focalLength35mm
        self.focalLengthPixels = focalLengthPixels
        self.resolution = resolution
        self.colorProfile = colorProfile
        self.texts = texts
    }
}
