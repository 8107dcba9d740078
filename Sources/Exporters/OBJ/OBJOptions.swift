import ArgumentParser

/// The options of ``OBJExporter``.
public struct OBJOptions: ParsableArguments, Sendable {
    @OptionGroup var geometry: GeometryOptions

    @OptionGroup var mesh: MeshOptions

    @Option(
        help: ArgumentHelp(
            "The file type of the texture, which is the photo at its full resolution; none writes the OBJ alone. (default: jpeg; png for a photo too large for a JPEG)"
        ))
    var texture: TextureKind?

    public init() {}
}
