/// A kind of file that an exporter writes.
public struct FileType: Sendable, Hashable {
    /// Name extensions in lower case without the dot; the first is the one given to new files.
    public let extensions: [String]
    /// For HTTP, such as `image/png`.
    public let mediaType: String

    public init(_ extensions: String..., mediaType: String) {
        self.extensions = extensions
        self.mediaType = mediaType
    }

    public var defaultExtension: String { extensions.first ?? "" }

    public static let png = FileType("png", mediaType: "image/png")
    public static let jpeg = FileType("jpg", "jpeg", mediaType: "image/jpeg")
    public static let tiff = FileType("tiff", "tif", mediaType: "image/tiff")
    public static let svg = FileType("svg", mediaType: "image/svg+xml")
    public static let pdf = FileType("pdf", mediaType: "application/pdf")
    public static let geoJSON = FileType("geojson", "json", mediaType: "application/geo+json")
    public static let ply = FileType("ply", mediaType: "application/ply")
    public static let pcd = FileType("pcd", mediaType: "application/octet-stream")
    public static let xyz = FileType("xyz", mediaType: "text/plain")
    public static let exr = FileType("exr", mediaType: "image/x-exr")
    public static let npy = FileType("npy", mediaType: "application/octet-stream")
    public static let pfm = FileType("pfm", mediaType: "image/x-portable-floatmap")
    public static let glb = FileType("glb", mediaType: "model/gltf-binary")
    public static let stl = FileType("stl", mediaType: "model/stl")
    public static let obj = FileType("obj", mediaType: "model/obj")
}
