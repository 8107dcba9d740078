/// What travels along with the pixels in a written picture; all of it optional.
public struct PictureNotes: Sendable {
    /// Named texts: iTXt chunks in PNG, comments `keyword: text` in JPEG.
    public var texts: [(keyword: String, text: String)]
    public var resolution: PhotoMetadata.Resolution?
    /// An ICC profile.
    public var colorProfile: [UInt8]?

    public init(
        texts: [(keyword: String, text: String)] = [], resolution: PhotoMetadata.Resolution? = nil,
        colorProfile: [UInt8]? = nil
    ) {
        self.texts = texts
        self.resolution = resolution
        self.colorProfile = colorProfile
    }
}
