import ArgumentParser

/// The options of ``CutoutExporter``.
public struct CutoutOptions: ParsableArguments, Sendable {
    @OptionGroup var foreground: ForegroundOptions

    @OptionGroup var matting: MattingOptions

    @Option(
        help: ArgumentHelp(
            "Lay the cut-out over this colour, #RRGGBB or a name, instead of leaving the background transparent.",
            valueName: "color"))
    var background: ColorArgument?

    @Option(
        help: ArgumentHelp(
            "Lay the cut-out over this picture (JPEG, PNG or TIFF), scaled to cover the photo and cut at its middle.",
            valueName: "file"),
        completion: .file())
    var backgroundImage: String?

    @Option(
        help: ArgumentHelp(
            "The quality of a JPEG, 1 to 100. (default: \(JPEGQuality.standard))", valueName: "number"))
    var quality: Int?

    public init() {}

    public func validate() throws {
        if background != nil && backgroundImage != nil {
            throw ValidationError("--background and --background-image exclude each other")
        }
        try JPEGQuality.validate(quality)
        try matting.validate(with: foreground)
    }
}
