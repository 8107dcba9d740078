import ArgumentParser

/// The options of ``EXRExporter``.
public struct EXROptions: ParsableArguments, Sendable {
    @OptionGroup var samples: DepthQuantityOptions

    @Flag(help: "Add the photo as R, G and B, 16-bit floats in linear light.")
    var colors = false

    public init() {}
}
