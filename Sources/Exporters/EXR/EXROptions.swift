import ArgumentParser

/// The options of ``EXRExporter``.
public struct EXROptions: ParsableArguments, Sendable {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "What to write: given, the depth map's own values, or metres, the calibrated depth along the optical axis.",
            valueName: "quantity"))
    var quantity: DepthQuantity = .given

    @Flag(help: "Add the photo as R, G and B, 16-bit floats in linear light.")
    var colors = false

    public init() {}
}
