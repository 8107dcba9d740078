import ImageFiles
import Raster

/// A photo, upright, and what its file said about it.
public struct Photo: Sendable {
    /// The file's name as the user gave it.
    public var name: String
    /// Upright: the orientation stated in the file has been applied.
    public var pixels: Plane<RGB8>
    public var metadata: PhotoMetadata

    public init(name: String, pixels: Plane<RGB8>, metadata: PhotoMetadata) {
        self.name = name
        self.pixels = pixels
        self.metadata = metadata
    }

    public var width: Int { pixels.width }
    public var height: Int { pixels.height }
}
