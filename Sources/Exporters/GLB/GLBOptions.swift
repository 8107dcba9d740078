import ArgumentParser

/// The options of ``GLBExporter``.
public struct GLBOptions: ParsableArguments, Sendable {
    @OptionGroup var edges: EdgeOptions

    @OptionGroup var mesh: MeshOptions

    @Option(
        help: ArgumentHelp(
            "The file type of the texture inside, which is the photo at its full resolution; none leaves it out. (default: jpeg; png for a photo too large for a JPEG)"
        ))
    var texture: TextureKind?

    @Flag(help: "Show the photo's colours as they are, without lighting (KHR_materials_unlit).")
    var unlit = false

    @Option(
        help: ArgumentHelp(
            "How numbers are stored. plain: 32-bit floats. quantized: whole numbers of 16 and 8 bits (KHR_mesh_quantization). meshopt: those, packed (EXT_meshopt_compression)."
        ))
    var compression = GLBCompression.plain

    public init() {}
}

/// How the numbers of a GLB are stored.
enum GLBCompression: String, ExpressibleByArgument, CaseIterable, Sendable {
    case plain
    case quantized
    case meshopt
}
