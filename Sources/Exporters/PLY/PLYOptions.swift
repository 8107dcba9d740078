import ArgumentParser

/// The options of ``PLYExporter``.
public struct PLYOptions: ParsableArguments, Sendable {
    @OptionGroup var cloud: CloudOptions

    @Flag(help: "Write text, not binary little-endian; the numbers are the same.")
    var ascii = false

    public init() {}
}
