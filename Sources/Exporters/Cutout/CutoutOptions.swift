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
            "How colours stand beside the opacity: straight, as PNG has it, or premultiplied, for programs that expect that.",
            valueName: "kind"))
    var alpha: AlphaKind = .straight

    @OptionGroup var depth: BitDepthOptions

    @Flag(help: "Cut the picture down to the foreground.")
    var crop = false

    @Option(
        help: ArgumentHelp(
            "What --crop leaves round the foreground, as far as the photo goes: pixels, or percent of the foreground's longer side, such as 5%. (default: 0)",
            valueName: "width"))
    var margin: CropMargin?

    @Option(
        help: ArgumentHelp(
            "The quality of a JPEG, 1 to 100. (default: \(JPEGQuality.standard))", valueName: "number"))
    var quality: Int?

    public init() {}

    public func validate() throws {
        if background != nil && backgroundImage != nil {
            throw ValidationError("--background and --background-image exclude each other")
        }
        if alpha == .premultiplied, background != nil || backgroundImage != nil {
            throw ValidationError("--alpha premultiplied has no meaning over a background, where no opacity is left")
        }
        if margin != nil, !crop { throw ValidationError("--margin has no meaning without --crop") }
        try JPEGQuality.validate(quality)
        try matting.validate(with: foreground)
    }
}

/// How colours stand beside their opacity.
public enum AlphaKind: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// As they are.
    case straight
    /// Multiplied by the opacity, in the encoding of the pixels.
    case premultiplied
}
