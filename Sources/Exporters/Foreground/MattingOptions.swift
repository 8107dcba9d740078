import ArgumentParser
import Raster

/// How the foreground's edge becomes opacity.
public enum MatteKind: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// In or out.
    case none
    /// Softened by a number of pixels, whatever the photo shows.
    case feather
    /// From the photo's colours: see ``ClosedFormMatting``.
    case full
}

/// How the mask and the cut-out find the opacity at the foreground's edge.
public struct MattingOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The foreground's edge: none (in or out), feather (softened by --feather pixels), full (from the photo's colours). (default: full for a cut-out, and with --trimap, --mask, --trimap-width or --save-trimap; else none, or feather with --feather)",
            valueName: "kind"))
    var matte: MatteKind?

    @Option(
        help: ArgumentHelp(
            "Take the foreground from this trimap, a picture of the photo's size: black is background, white foreground, everything between is found from the photo's colours.",
            valueName: "file"),
        completion: .file())
    var trimap: String?

    @Option(
        help: ArgumentHelp(
            "Take the foreground from this mask, a picture of the photo's size: black is background, white foreground.",
            valueName: "file"),
        completion: .file())
    var mask: String?

    @Option(
        help: ArgumentHelp(
            "With --matte full, what lies within so many pixels of the outline is found from the photo's colours. (default: as wide as the depth is unsure of its edge; \(MattingOptions.maskReach) with --mask)",
            valueName: "pixels"))
    var trimapWidth: Double?

    @Flag(help: "With --matte full, write the trimap as well, beside the output as NAME-trimap.png.")
    var saveTrimap = false

    /// Pixels on either side of a mask's outline, about what hand-drawn and segmented outlines are off by.
    static let maskReach = 8.0
    private static let largestReach = 10_000.0
    /// Of ``MatteKind/feather`` when no width is stated, in pixels.
    static let standardFeather = 2

    public init() {}

    public func validate() throws {
        if trimap != nil && mask != nil { throw ValidationError("--trimap and --mask exclude each other") }
        if let trimapWidth, !(trimapWidth >= 0 && trimapWidth <= MattingOptions.largestReach) {
            throw ValidationError(
                "--trimap-width \(trimapWidth) is not between 0 and \(Int(MattingOptions.largestReach)) pixels")
        }
        if trimap != nil && trimapWidth != nil {
            throw ValidationError("--trimap-width has no meaning with --trimap, which says itself what is unknown")
        }
        if let matte, matte != .full {
            if trimap != nil { throw ValidationError("--trimap needs --matte full") }
            if trimapWidth != nil { throw ValidationError("--trimap-width needs --matte full") }
            if saveTrimap { throw ValidationError("--save-trimap needs --matte full") }
        }
    }

    /// Refuses what contradicts the choice of the foreground.
    func validate(with foreground: ForegroundOptions) throws {
        if foreground.feather > 0 {
            if let matte, matte != .feather {
                throw ValidationError("--feather \(foreground.feather) contradicts --matte \(matte.rawValue)")
            }
            if wantsFull {
                throw ValidationError(
                    "--feather excludes what only --matte full knows: --trimap, --trimap-width and --save-trimap")
            }
        }
        if let source = trimap != nil ? "--trimap" : mask != nil ? "--mask" : nil, foreground.choosesByDepth {
            throw ValidationError("the foreground comes from \(source) or is chosen by distance, not both")
        }
    }

    /// - Parameter standard: of the exporter, for when nothing says otherwise.
    func kind(with foreground: ForegroundOptions, standard: MatteKind) -> MatteKind {
        if let matte { return matte }
        if wantsFull { return .full }
        if foreground.feather > 0 { return .feather }
        return mask == nil ? standard : .full
    }

    /// Whether an option is stated that only full matting knows.
    private var wantsFull: Bool { trimap != nil || trimapWidth != nil || saveTrimap }

    func feather(with foreground: ForegroundOptions) -> Int {
        foreground.feather > 0 ? foreground.feather : MattingOptions.standardFeather
    }
}

extension ForegroundOptions {
    /// Whether an option says what of the depth is foreground.
    var choosesByDepth: Bool { limits != .automatic || largest || fillHoles || box != nil }
}
