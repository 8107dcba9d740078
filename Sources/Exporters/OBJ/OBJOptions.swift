import ArgumentParser

/// The options of ``OBJExporter``.
public struct OBJOptions: ParsableArguments, Sendable {
    @OptionGroup var geometry: GeometryOptions

    @Option(
        help: ArgumentHelp(
            "The most triangles; the finest grid that stays below is used, whatever the photo's size.",
            valueName: "count"))
    var maxFaces = 500_000

    @Option(
        help: ArgumentHelp(
            "The file type of the texture, which is the photo at its full resolution; none writes the OBJ alone. (default: jpeg; png for a photo too large for a JPEG)"
        ))
    var texture: OBJTexture?

    public init() {}

    public func validate() throws {
        if maxFaces < 2 { throw ValidationError("--max-faces \(maxFaces) is no mesh; give 2 or more") }
    }
}

/// The file type of a texture.
enum OBJTexture: String, ExpressibleByArgument, CaseIterable, Sendable {
    case jpeg
    case png
    case none

    var fileType: FileType? {
        switch self {
        case .jpeg: .jpeg
        case .png: .png
        case .none: nil
        }
    }
}
